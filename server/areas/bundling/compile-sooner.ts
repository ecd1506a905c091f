/**
 * A solve of a second is half spent before the engine's loops are compiled. Asks V8 to compile at a fraction of its usual patience; for
 * processes that solve once and end; a server is warm after the first. A V8 that knows no such flag goes on as it was.
 */
import { setFlagsFromString } from 'node:v8'

setFlagsFromString('--always-sparkplug')
setFlagsFromString('--interrupt-budget=60000')
