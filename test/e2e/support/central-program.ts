/** The reference central as a program of its own, so that a journey can cut it off: arguments are the file and the port. */
import { createCentral } from '../../central/central.ts'
import { generate } from '../../central/sample/generate.ts'

const [file = '', port = '0'] = process.argv.slice(2)
const central = await createCentral({ file, port: Number(port) })
if (Object.keys(central.admin.countRecords()).length === 0) generate(central, { items: 150, documents: 500, demoShare: 0.6 })
process.on('SIGTERM', () => void central.close().then(() => process.exit(0)))
process.stdout.write(`central at ${central.url}\n`)
