/** `npm test`: every stage that needs no Electron, each to its end, so that one fault does not hide the others. */
import './node-version.ts'
import { spawnSync } from 'node:child_process'

const stages = ['check', 'test:node', 'test:browser']
const run = (stage: string): number | null =>
  spawnSync('npm', ['run', '--silent', stage], { stdio: 'inherit', shell: process.platform === 'win32' }).status
const failed = stages.filter((stage) => {
  process.stdout.write(`\nnpm run ${stage}\n`)
  return run(stage) !== 0
})
process.stdout.write(failed.length === 0 ? '\nAll stages passed.\n' : `\nFailed: ${failed.join(', ')}\n`)
process.exitCode = failed.length === 0 ? 0 : 1
