/**
 * What stands where. Each view has its panels at the left, across the top, and at the right while nothing is chosen; a
 * tool in the hand has its own panel, and a chosen record its inspector by the letter in its id. A topic enters its
 * panels here and nowhere else.
 */
import type { ComponentType } from 'react'
import { AreaEditor } from './areas/AreaEditor.tsx'
import { AreaInspector } from './areas/AreaInspector.tsx'
import { AreaList } from './areas/AreaList.tsx'
import { DivisionLegend } from './areas/workbench/DivisionLegend.tsx'
import { DivisionPanel } from './areas/workbench/DivisionPanel.tsx'
import { DraftAreaPanel } from './areas/workbench/DraftAreaPanel.tsx'
import { HandPanel } from './areas/workbench/HandPanel.tsx'
import { SchemeList } from './areas/workbench/SchemeList.tsx'
import { WishesPanel } from './areas/workbench/WishesPanel.tsx'
import { useWorkbench } from './areas/workbench/workbench.tsx'
import { BalanceList } from './balance/BalanceList.tsx'
import { BalancePanel } from './balance/BalancePanel.tsx'
import { ColouringPanel } from './compounds/ColouringPanel.tsx'
import { CompoundInspector } from './compounds/CompoundInspector.tsx'
import { SelectionPanel } from './compounds/SelectionPanel.tsx'
import { StreetsPanel } from './compounds/StreetsPanel.tsx'
import { ExportMenu } from './exporting/ExportMenu.tsx'
import { useT } from './language.ts'
import type { Tool, ViewName } from './map/scene.ts'
import { MenuSection } from './menu/MenuSection.tsx'
import { PaintedPanel } from './menu/PaintedPanel.tsx'
import { MoneySection } from './money/MoneySection.tsx'
import { LayerWay } from './placing/LayerWay.tsx'
import { PictureInspector } from './placing/PictureInspector.tsx'
import { PicturesPanel } from './placing/PicturesPanel.tsx'
import { PlacingPanel } from './placing/PlacingPanel.tsx'
import { PolicyCheck } from './policies/PolicyCheck.tsx'
import { SelectionFacts } from './policies/SelectionFacts.tsx'
import { ProgressPanel } from './progress/ProgressPanel.tsx'
import { ProgressTop } from './progress/ProgressTop.tsx'
import { DistrictPanel } from './shell/DistrictPanel.tsx'
import { useStageState } from './stage.tsx'
import { CompletenessLine } from './survey/CompletenessLine.tsx'
import { SurveyBrief } from './survey/SurveyBrief.tsx'
import { SurveyPanel } from './survey/SurveyPanel.tsx'
import { TargetFootnotes } from './targets/TargetFootnotes.tsx'
import { Section } from './ui/Section.tsx'
import { Skeleton } from './ui/Skeleton.tsx'
import type { Ledger } from './use-ledger.ts'
import type { ChangeView } from './use-view.ts'
import type { View } from './view.ts'
import { OperatorList } from './works/OperatorList.tsx'
import { TradeLegend } from './works/TradeLegend.tsx'
import { WorkEditor } from './works/WorkEditor.tsx'
import { WorkInspector } from './works/WorkInspector.tsx'
import { ZonePanel } from './works/ZonePanel.tsx'
import { ZoneEditor } from './zones/ZoneEditor.tsx'
import { ZoneInspector } from './zones/ZoneInspector.tsx'
import { ZonesPanel } from './zones/ZonesPanel.tsx'

export type PanelProps = { ledger: Ledger; view: View; change: ChangeView; readOnly: boolean }
type Panel = ComponentType<PanelProps>
type InspectorProps = PanelProps & { id: string; onOpen: (id: string) => void; onClose: () => void }

function AreasPanel({ view, change, readOnly }: PanelProps) {
  return (
    <AreaList
      adcode={view.adcode}
      selected={view.selected}
      readOnly={readOnly}
      onSelect={(id) => change({ selected: [id] })}
    />
  )
}

function TradesPanel({ ledger, view, change }: PanelProps) {
  return (
    <TradeLegend
      works={ledger.works}
      chosenTrades={view.trades}
      chosenStates={view.lineStates}
      onTrades={(trades) => change({ trades })}
      onStates={(lineStates) => change({ lineStates })}
    />
  )
}

const OperatorsPanel: Panel = ({ ledger }) => <OperatorList works={ledger.works} />

/** The works on the map, taken along as they are filtered. */
function WorksFilePanel({ ledger, view, readOnly }: PanelProps) {
  const t = useT()
  return (
    <Section title={t('exports.menuOfWorks')} remark={t('exports.menuOfWorksRemark')}>
      <ExportMenu
        ledger={ledger}
        view={view}
        dataDate={ledger.district?.dataDate ?? ''}
        first="works"
        readOnly={readOnly}
        label={t('exports.menuOfWorks')}
      />
    </Section>
  )
}

const leftPanels: Readonly<Record<ViewName, readonly Panel[]>> = {
  areas: [ColouringPanel, ZonesPanel, AreasPanel, SchemeList, BalanceList, StreetsPanel, SurveyBrief, PicturesPanel],
  progress: [ColouringPanel, ZonesPanel],
  utilities: [TradesPanel, OperatorsPanel, WorksFilePanel],
}

const benchPanels: readonly Panel[] = [WishesPanel, ColouringPanel]

/** While a draft is on the workbench its wishes come first. */
export const leftPanelsOf = ({ name, bench, painted }: View): readonly Panel[] =>
  painted !== null && name !== 'utilities'
    ? [PaintedPanel, ...panelsOf(name, bench).filter((Panel) => Panel !== ColouringPanel)]
    : panelsOf(name, bench)

const panelsOf = (name: ViewName, bench: View['bench']) =>
  name === 'areas' && bench !== null ? benchPanels : leftPanels[name]

/** What explains the map on a printed sheet. */
export const printedPanelsOf = ({ name, bench }: View): readonly Panel[] =>
  name === 'areas' && bench !== null
    ? [ColouringPanel, DivisionLegend]
    : leftPanels[name].filter((Panel) => Panel !== SurveyBrief && Panel !== WorksFilePanel)

export const topPanels: Readonly<Record<ViewName, Panel | null>> = {
  areas: null,
  progress: ProgressTop,
  utilities: null,
}

const restingPanels: Readonly<Record<ViewName, Panel>> = {
  areas: DistrictPanel,
  progress: (props) => (
    <>
      <ProgressPanel {...props} />
      <TargetFootnotes {...props} />
    </>
  ),
  utilities: ({ ledger, view, change }) => (
    <ZonePanel adcode={view.adcode} year={ledger.year} onOpen={(id) => change({ selected: [id] })} />
  ),
}

const inspectors: Readonly<Record<string, ComponentType<InspectorProps>>> = {
  a: ({ id, view, readOnly, onOpen, onClose }) => (
    <AreaInspector id={id} selected={view.selected} readOnly={readOnly} onOpen={onOpen} onClose={onClose} />
  ),
  w: ({ id, readOnly, onOpen, onClose }) => (
    <WorkInspector id={id} readOnly={readOnly} onOpen={onOpen} onClose={onClose} />
  ),
  u: BalancePanel,
  z: ({ id, readOnly, onOpen, onClose }) => (
    <ZoneInspector id={id} readOnly={readOnly} onOpen={onOpen} onClose={onClose} />
  ),
  c: ({ id, view, change, readOnly, onClose }) => (
    <CompoundInspector
      id={id}
      theme={view.theme}
      readOnly={readOnly}
      placing={(compound) => <PlacingPanel compound={compound} view={view} change={change} />}
      survey={<CompletenessLine id={id} />}
      topics={
        <>
          <PolicyCheck id={id} readOnly={readOnly} />
          <MenuSection id={id} theme={view.theme} onOpen={() => change({ page: 'menu', item: id, importing: null })} />
          <MoneySection id={id} onOpen={() => change({ page: 'money', item: id, importing: null })} />
        </>
      }
      onSelect={(selected) => change({ selected })}
      onClose={onClose}
    />
  ),
  p: ({ id, view, change, readOnly }) => (
    <PictureInspector
      id={id}
      view={view}
      change={change}
      readOnly={readOnly}
      onClose={() => change((now) => ({ ...now, selected: now.selected.filter((each) => each !== id) }))}
    />
  ),
}

/** 410108-c-001 → c. */
const kindOf = (id: string): string => id.split('-')[1] ?? ''

/** What the hand is making, else the inspector of what is chosen, else the view's own panel. */
export function RightPanel(props: PanelProps) {
  const { view, change, ledger, readOnly } = props
  const t = useT()
  const { inHand } = useStageState()
  const bench = useWorkbench()
  const open = (id: string) => change({ selected: [id] })
  const close = () => change({ selected: [] })
  if (!ledger.district) return ledger.problem ? null : <Skeleton label={t('shell.loading')} />
  if (inHand.tool === 'area' && !bench) {
    const chosen = view.selected.filter((id) => kindOf(id) === 'c')
    const compounds = inHand.target === 'selection' ? chosen : null
    return <AreaEditor adcode={view.adcode} compounds={compounds} onSaved={open} onOpen={open} />
  }
  if (inHand.tool === 'work') return <WorkEditor adcode={view.adcode} onSaved={open} />
  if (inHand.tool === 'zone' && !readOnly)
    return (
      <ZoneEditor
        key={inHand.target}
        adcode={view.adcode}
        id={inHand.target}
        layer={(onPick) => <LayerWay adcode={view.adcode} picker={inHand.target ?? 'zone'} onPick={onPick} />}
        onSaved={open}
      />
    )
  // a balance unit keeps its panel while areas and compounds are chosen beside it, an area while compounds are: they can be added
  const first = (kind: string) => view.selected.find((each) => kindOf(each) === kind)
  const id = first('u') ?? first('a') ?? view.selected.at(-1)
  if (bench) {
    if (id === undefined) return <DivisionPanel {...props} />
    if (kindOf(id) === 'a') return <DraftAreaPanel key={id} {...props} id={id} onOpen={open} onClose={close} />
    if (kindOf(id) === 'c') return <HandPanel {...props} onClose={close} />
  }
  if (id === undefined && view.survey) return <SurveyPanel view={view} change={change} readOnly={readOnly} />
  if (id === undefined) {
    const Resting = restingPanels[view.name]
    return <Resting {...props} />
  }
  if (view.selected.length > 1 && kindOf(id) === 'c')
    return (
      <SelectionPanel
        {...props}
        actions={(compounds) => <SelectionFacts adcode={view.adcode} compounds={compounds} />}
        onClose={close}
      />
    )
  const Inspector = inspectors[kindOf(id)]
  return Inspector ? <Inspector key={id} {...props} id={id} onOpen={open} onClose={close} /> : null
}

/** Whether a tool's panel stands at the right. */
export const hasPanel = (tool: Tool): boolean => tool === 'area' || tool === 'work' || tool === 'zone'
