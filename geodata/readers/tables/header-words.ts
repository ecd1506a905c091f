/** The words columns of ledgers are headed with. They tell a header from data, and where a header split over lines belongs together. */

const serial = /^(?:序号|编号|序|项次|no\.?|#)$/i
const whole = /^(?:小区|街道|街道办|社区|乡镇|镇街|区县|楼盘|片区|道路|序|年|栋|户|姓名|标题|单元|经办)$/
const belongsTo = /^(?:所属|所在|辖区|责任)(?:小区|街道|街道办|街道办事处|社区|乡镇|镇街|区县|片区)$/
const endings =
  /(?:[序编文]号|编码|代码|名称|名|地址|位置|坐落|地点|年代|年份|年度|时间|日期|户数|人数|栋数|幢数|楼栋|层数|楼层|数|数量|面积|投资|资金|金额|造价|费用|单价|价格|内容|情况|类型|类别|分类|种类|性质|结构|状态|阶段|进度|备注|说明|意见|单位|部门|主体|分工|职责|职务|[责任负人系]{2}人|电话|方式|比例|率|范围|长度|宽度|高度|管径|材质|经度|纬度|坐标|来源|标准|任务|项目|工程|去向|需求|等级|规模|标题)$/
const english =
  /^(?:[a-z]+[ _])*(?:id|no|code|name|title|street|district|address|year|built|date|time|households?|buildings?|area|size|type|kind|status|stage|notes?|remarks?|length|width|diameter|material|lat|lon|lng|latitude|longitude|x|y|cost|funding|owner|operator|phone|count|number)$/i

/** Without spaces and what stands in brackets: "面积（㎡）" → "面积". */
const bare = (text: string) => text.replaceAll(/[\s\u3000]/g, '').replaceAll(/[（(【[][^（）()【】[\]]*[)）】\]]/g, '')

export const isSerialWord = (text: string): boolean => text.length < 12 && serial.test(bare(text))

/** Whether people head a column so. */
export function isHeaderWord(text: string): boolean {
  if (text.length > 40) return false
  const word = bare(text)
  if (word.length > 20 || /[：:。；]/.test(word)) return false
  return (
    serial.test(word) || whole.test(word) || belongsTo.test(word) || endings.test(word) || english.test(text.trim())
  )
}

/** "填报单位：刘寨街道": a label with its value. The colons of a time have digits before them. */
export const isLabelled = (text: string): boolean => /[^\d\s][：:]/.test(bare(text))

/** Parts of one name: straight together in Chinese, with a space between Latin words. */
export function joinName(parts: readonly string[]): string {
  const words = parts.flatMap((part) => part.split(/\s*\n\s*/)).filter((part) => part !== '')
  return words.reduce(
    (name, word) => (/[!-~]$/.test(name) && /^[!-~]/.test(word) ? `${name} ${word}` : name + word),
    '',
  )
}
