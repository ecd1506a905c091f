/** Files come in from anywhere on the page: dropped, pasted, chosen. They go up one after the other; the first opens the desk. */
import { useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react'
import type { ImportRun } from '#contract/import.ts'
import { useT } from '#web/language.ts'
import { DropInvitation } from './DropInvitation.tsx'
import { uploadImport } from './doors.ts'
import { type Carried, filesIn } from './dropped.ts'
import { type Bundle, bundled, fileOf, keptName, type Pasted, pastedFile, sizeWords } from './incoming.ts'

export type Arrivals = {
  take: (files: readonly File[]) => void
  /** False where there is no table in it. */
  paste: (pasted: Pasted) => boolean
  /** What is going up now, in words. */
  uploading: string | null
  problem: Error | null
  /** What happened beside the file that was opened. */
  told: string | null
}

const Context = createContext<Arrivals | null>(null)

export function useArrivals(): Arrivals {
  const arrivals = useContext(Context)
  if (!arrivals) throw new Error('a part of the import stands outside its ArrivalsProvider')
  return arrivals
}

type ProviderProps = {
  adcode: string
  readOnly: boolean
  /** Opens an import, or `new` for the entry, where a refusal is told. */
  onOpen: (importing: string) => void
  children: ReactNode
}

export function ArrivalsProvider({ adcode, readOnly, onOpen, children }: ProviderProps) {
  const t = useT()
  const queries = useQueryClient()
  const [uploading, setUploading] = useState<string | null>(null)
  const [problem, setProblem] = useState<Error | null>(null)
  const [told, setTold] = useState<string | null>(null)

  const send = async (bundle: Bundle<File>): Promise<ImportRun | null> => {
    try {
      const file = await fileOf(bundle)
      setUploading(t('imports.uploading', { name: file.name, size: sizeWords(file.size) }))
      return await uploadImport(adcode, file)
    } catch (fault) {
      setProblem(
        named(
          fault as Error,
          t('imports.uploadFailed', { name: keptName(bundle.name), reason: (fault as Error).message }),
        ),
      )
      return null
    }
  }
  const receive = async (files: readonly File[]) => {
    setProblem(null)
    setTold(null)
    onOpen('new')
    if (files.length === 0) return setProblem(new Error(t('imports.notAFile')))
    const runs: ImportRun[] = []
    for (const bundle of bundled(files)) {
      const run = await send(bundle)
      if (run) runs.push(run)
    }
    setUploading(null)
    void queries.invalidateQueries({ queryKey: ['imports', adcode] })
    const [first] = runs
    if (runs.length > 1) setTold(t('imports.uploadedMore', { count: runs.length - 1 }))
    if (first) onOpen(first.id)
  }
  const receiveCarried = async ({ files, folders }: Carried) => {
    try {
      await receive([...files, ...(await filesIn(folders))])
    } catch {
      onOpen('new')
      setProblem(new Error(t('imports.folderUnreadable')))
    }
  }
  const latest = useRef(receive)
  latest.current = receive

  const arrivals = useMemo<Arrivals>(() => {
    const take = (files: readonly File[]) => void latest.current(files)
    return {
      take,
      paste: (pasted) => {
        const file = pastedFile(pasted, t('imports.start.pastedName', { at: momentWords(new Date()) }))
        if (file) take([file])
        return file !== null
      },
      uploading,
      problem,
      told,
    }
  }, [uploading, problem, told, t])
  usePastedAnywhere(readOnly ? null : arrivals)
  return (
    <Context value={arrivals}>
      {children}
      <DropInvitation readOnly={readOnly} onDrop={(carried) => void receiveCarried(carried)} />
    </Context>
  )
}

/** The refusal of one file among several says which, and keeps its request number. */
const named = (fault: Error, message: string): Error => Object.assign(fault, { message })

/** Local time, without signs a file name may not have. */
const momentWords = (moment: Date): string => {
  const two = (value: number) => String(value).padStart(2, '0')
  const day = `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`
  return `${day} ${two(moment.getHours())}.${two(moment.getMinutes())}.${two(moment.getSeconds())}`
}

/** Ctrl V where no field has the focus. */
function usePastedAnywhere(arrivals: Arrivals | null): void {
  const latest = useRef(arrivals)
  latest.current = arrivals
  useEffect(() => {
    const hear = (event: ClipboardEvent) => {
      const { current } = latest
      if (!current || !event.clipboardData || isField(event.target)) return
      const files = [...event.clipboardData.files]
      if (files.length > 0) current.take(files)
      else if (!current.paste(pastedFrom(event.clipboardData))) return
      event.preventDefault()
    }
    document.addEventListener('paste', hear)
    return () => document.removeEventListener('paste', hear)
  }, [])
}

export const pastedFrom = (data: DataTransfer): Pasted => ({
  html: data.getData('text/html'),
  text: data.getData('text/plain'),
})

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.closest('input, textarea, select, [contenteditable], [role="dialog"]') !== null
