// A thread of the crew. Threads do not inherit the loader that reads TypeScript, so each registers its own.
import { register } from 'tsx/esm/api'

register()
await import('./mate.ts')
