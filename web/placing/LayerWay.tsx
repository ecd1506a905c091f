/** Picking one shape of a map file somebody sent: the file is shown, and the shape that is clicked is handed over with its origin. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { Button, FileTrigger } from 'react-aria-components'
import type { BoundaryOrigin } from '#contract/compound.ts'
import type { BoundaryShape, Bounds } from '#contract/geometry.ts'
import type { ImportPreview, ImportRun } from '#contract/import.ts'
import { boundsOf } from '#geodata/geojson.ts'
import { useLanguage, useT } from '#web/language.ts'
import { withRoom } from '#web/map/around.ts'
import { useDrawing, useLent, useStage } from '#web/stage.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { Note, ProblemNote } from '#web/ui/Note.tsx'
import { Picker } from '#web/ui/Picker.tsx'
import { smallestAround } from './inside.ts'
import { type LayerWish, lookAtLayer, pickable, readLayerShape, readLayers, uploadLayer } from './layer-doors.ts'

const firstWish: LayerWish = { table: 0, crs: null }

/** `picker`: for whom a shape is picked, so that picking begins anew for another. */
type LayerWayProps = {
  adcode: string
  picker: string
  onPick: (shape: BoundaryShape, origin: BoundaryOrigin) => void
}

export function LayerWay({ adcode, ...picking }: LayerWayProps) {
  const t = useT()
  const queries = useQueryClient()
  const key = ['district', adcode, 'layers']
  const { data: layers, error, refetch } = useQuery({ queryKey: key, queryFn: () => readLayers(adcode) })
  const [chosen, setChosen] = useState<string | null>(null)
  const uploading = useMutation({
    mutationFn: (file: File) => uploadLayer(adcode, file),
    onSuccess: (run) => {
      queries.setQueryData<ImportRun[]>(key, (known = []) => [run, ...known])
      setChosen(run.id)
    },
  })
  const layer = layers?.find(({ id }) => id === chosen) ?? null
  return (
    <>
      {error && !layers && <ProblemNote problem={error} onRetry={() => void refetch()} />}
      {layers?.length === 0 && <p className="quiet">{t('placing.noLayers')}</p>}
      {layers && layers.length > 0 && (
        <Picker
          label={t('placing.layers')}
          options={layers.map(({ id, file, at }) => ({ value: id, label: file.name, detail: at.slice(0, 10) }))}
          value={chosen ?? ''}
          onChange={setChosen}
        />
      )}
      <FileTrigger
        onSelect={(files) => {
          const file = files?.[0]
          if (file) uploading.mutate(file)
        }}
      >
        <Button className="button button-small" isDisabled={uploading.isPending}>
          <Icon name="plus" size={16} />
          {t(uploading.isPending ? 'placing.addingPicture' : 'placing.uploadLayer')}
        </Button>
      </FileTrigger>
      {uploading.error && <ProblemNote problem={uploading.error} />}
      {layer && <Layer key={layer.id} layer={layer} {...picking} />}
    </>
  )
}

type LayerProps = { layer: ImportRun } & Omit<LayerWayProps, 'adcode'>

function Layer({ layer, ...picking }: LayerProps) {
  const t = useT()
  const language = useLanguage()
  const [wish, setWish] = useState(firstWish)
  const looking = useQuery({
    queryKey: ['layer', layer.id, wish, language],
    queryFn: ({ signal }) => lookAtLayer(layer.id, wish, signal),
    staleTime: Number.POSITIVE_INFINITY, // the file never changes
    retry: false,
  })
  const { data: preview, error, isFetching, refetch } = looking
  if (error) return <ProblemNote problem={error} onRetry={() => void refetch()} />
  if (!preview || isFetching) return <p role="status">{t('placing.readingLayer')}</p>
  return (
    <>
      {preview.tables.length > 1 && (
        <Picker
          label={t('placing.layerTable')}
          options={preview.tables.map(({ name }, at) => ({ value: String(at), label: name || String(at + 1) }))}
          value={String(wish.table)}
          onChange={(table) => setWish({ ...wish, table: Number(table) })}
        />
      )}
      {preview.crs.candidates.length > 0 && (
        <>
          {preview.crs.used === null && <p>{t('placing.layerSystemAsk')}</p>}
          <Picker
            label={t('placing.layerSystem')}
            options={preview.crs.candidates.map(({ code, name }) => ({ value: code, label: name }))}
            value={preview.crs.used?.code ?? ''}
            onChange={(crs) => setWish({ ...wish, crs })}
          />
        </>
      )}
      <Shapes preview={preview} wish={wish} layer={layer} {...picking} />
    </>
  )
}

/** The file on the map, and the click that picks. */
function Shapes({ preview, wish, layer, picker, onPick }: LayerProps & { preview: ImportPreview; wish: LayerWish }) {
  const t = useT()
  const stage = useStage()
  const [hasMissed, setHasMissed] = useState(false)
  const { shapes, shown } = useMemo(() => pickable(preview), [preview])
  useLent(
    useMemo(
      () =>
        shapes.length > 0
          ? { imported: shown, draft: { tool: 'place' as const, shape: null, key: `layer ${layer.id} ${picker}` } }
          : null,
      [shapes, shown, layer.id, picker],
    ),
  )
  const look = () => {
    const bounds = preview.bounds as Bounds | null
    if (bounds) stage.lookAt(withRoom(bounds))
  }
  const picking = useMutation({
    mutationFn: (at: number) => readLayerShape(layer.id, wish, at),
    onSuccess: ({ name, shape }) => {
      if (!shape) return setHasMissed(true)
      const bounds = boundsOf(shape)
      if (bounds) stage.lookAt(withRoom(bounds))
      const note = [t('placing.noteLayer', { file: layer.file.name }), name].filter(Boolean).join(' ')
      onPick(shape, { kind: 'document', source: layer.file.name.slice(0, 200), note: note.slice(0, 500) })
    },
  })
  useDrawing((event) => {
    if (event.kind !== 'pick') return
    const under = smallestAround(event.place, shapes)
    setHasMissed(under === null)
    if (under) picking.mutate(under.at)
  })
  if (shapes.length === 0 && preview.crs.used === null) return null
  if (shapes.length === 0) return <Note tone="warning">{t('placing.layerWithoutShapes')}</Note>
  return (
    <>
      <p>
        {t('placing.layerShapes', { count: shapes.length })}{' '}
        <Button className="link" onPress={look}>
          {t('compounds.look')}
        </Button>
      </p>
      {hasMissed && <Note tone="warning">{t('placing.nothingThere')}</Note>}
      {picking.error && <ProblemNote problem={picking.error} />}
    </>
  )
}
