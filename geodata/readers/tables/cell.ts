/** What stands in one cell of a file, as a Cell: sure numbers and whole dates are read, everything else stays the words it is. */
import type { Cell } from '../reading.ts'
import { dateIn } from './values.ts'

/** Text without the spaces around it; lines within the cell stay. */
export const trimmed = (text: string): string =>
  text.replaceAll(/^[\s\u3000\u00a0\ufeff]+|[\s\u3000\u00a0\ufeff]+$/g, '')

/** "120" is a number; "007", "1.50" and "１２０" would not be written back the same and stay text. */
export function cellOf(written: string): Cell {
  const text = trimmed(written)
  if (text === '') return null
  const first = text.charCodeAt(0)
  // digits and a minus sign, full-width digits, and the Chinese ones dates are written with
  const mayBeNumber = first === 45 || (first >= 48 && first <= 57)
  if (mayBeNumber && text.length <= 16) {
    const number = Number(text)
    if (Number.isFinite(number) && String(number) === text && Math.abs(number) < 1e15) return number
  }
  if (text.length >= 8 && text.length <= 30 && /^[\d二２]/.test(text) && !/^\d{8}$/.test(text))
    return dateIn(text) ?? text
  return text
}

/** A moment of a workbook, whose clock has no zone: the day, with the time only where there is one. */
export function cellOfDate(date: Date): Cell {
  if (Number.isNaN(date.getTime())) return null
  const moment = new Date(Math.round(date.getTime() / 1000) * 1000).toISOString()
  const [day = '', time = ''] = moment.slice(0, 19).split('T')
  if (day < '1900-01-01') return time
  return time === '00:00:00' ? day : `${day}T${time}`
}

/** As long as a param of a finding may be. */
export const cut = (value: unknown): string => {
  const text = String(value ?? '').replaceAll(/\s+/g, ' ')
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}
