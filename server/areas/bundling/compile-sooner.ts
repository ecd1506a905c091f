/**
 * A solve of a second is half spent compiling the engine. Asks V8 for machine code at once, however plain, and for the better kind
 * only of what runs long, with little of one function copied into another: a third less to do, and large maps lose nothing by it. For
 * processes that solve once and end; a server is warm after the first. A V8 that knows no such flag goes on as it was.
 */
import { setFlagsFromString } from 'node:v8'

setFlagsFromString('--always-sparkplug')
setFlagsFromString('--interrupt-budget=200000')
setFlagsFromString('--max-inlined-bytecode-size-cumulative=100')
