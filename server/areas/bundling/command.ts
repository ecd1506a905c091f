/**
 * npm run bundle -- --in map.geojson --params params.json --out plan.json [--preset urban|county|loose] [--language en] [--threads n]
 * The engine without a server and without a database. Progress and findings go to stderr; exit 0 with a plan (an empty one
 * included), 2 with one JSON finding for input that cannot be used.
 */
import './compile-sooner.ts'
import { startCrew } from './crew/crew.ts'
import { threadsFor } from './crew/threads.ts'

const words = process.argv.slice(2)
// before everything else is loaded: then they are ready when the map is
const { crew, close } = startCrew(threadsFor(words))
const { bundleFile } = await import('./bundle-file.ts')
bundleFile(words, crew)
close()
