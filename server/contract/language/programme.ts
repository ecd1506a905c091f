/** Words of the frame around the pages of the programme; each page has its own. */
export const programme = {
  title: ['计划管理', 'Programme'],
  list: ['计划管理各页', 'Pages of the programme'],
  close: ['回到地图', 'Back to the map'],
  noPage: ['没有这一页。从上面另选一页。', 'There is no such page. Choose another above.'],
  pages: {
    targets: ['目标核对', 'Targets'],
    plans: ['年度计划', 'Plans'],
    deadlines: ['期限', 'Deadlines'],
    menu: ['改造清单', 'Menu of works'],
    money: ['资金', 'Money'],
    duties: ['职责', 'Duties'],
    policies: ['政策', 'Policies'],
    zones: ['划定范围', 'Marked ground'],
  },
} as const
