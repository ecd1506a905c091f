/** Structured logs: one JSON line per event on stdout, each request with its id. */
import { pino } from 'pino'

export const log = pino({ level: process.env.LOG_LEVEL ?? 'info', base: null })
