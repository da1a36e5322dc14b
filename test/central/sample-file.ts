import { renameSync, rmSync } from 'node:fs'
import { openCentral, type Central } from './open-central.ts'
import type { SampleOptions } from './sample/country.ts'
import { generate, type Sample } from './sample/generate.ts'

/** Makes a central's file with a sample country, in whole or not at all. `arrange` has the last word on what is in it. */
export async function makeSample(
  file: string,
  sample: Partial<SampleOptions>,
  arrange: (central: Central, made: Sample) => void = () => {},
): Promise<void> {
  const unfinished = `${file}.new`
  for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(unfinished + ending, { force: true })
  const central = await openCentral({ file: unfinished })
  try {
    arrange(central, generate(central, sample))
  } finally {
    await central.close()
  }
  renameSync(unfinished, file)
}
