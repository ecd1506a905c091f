// A thread that reads files. Threads do not inherit the loader that reads TypeScript, so each registers its own.
import { register } from 'tsx/esm/api'

register()
await import('./answers.ts')
