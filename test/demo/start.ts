/** `npm start`: builds Outpost and opens it on this developer's own data. */
import '../support/node-version.ts'
import { build, openOutpost } from './open-outpost.ts'

build()
const outpost = await openOutpost(process.argv.slice(2))
process.on('SIGINT', () => void outpost.stop())
process.on('SIGTERM', () => void outpost.stop())
await outpost.closed
