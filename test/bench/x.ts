import { benchMemory } from './memory.ts'
import { benchPull } from './pull.ts'
import { report } from './report.ts'
report([...(await benchMemory(1_000_000)), ...(await benchPull(1_000_000, 1))], '/tmp/outpost/x.json')
process.exit(0)
