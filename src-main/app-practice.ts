/** Practice with the sample country (U-80): which data are opened, the central that they know, the way in and the way out. */
import type { AppOptions, OutpostApp } from './app.ts'
import { fileSecretBox } from './site/secret-box.ts'
import type { SampleCentral } from './app-practice-central.ts'
import { startSampleCentral } from './app-practice-central.ts'
import { endPractice, isPractising, isTaken, markPractice, practicePlace, removePractice } from './app-practice-place.ts'
import type { Practice as PracticeState, PracticeLine } from './contract/practice.ts'
import type { Result } from './contract/result.ts'
import { ok, refuse } from './contract/result.ts'
import type { AppState } from './contract/site.ts'
import { lockDataFolder } from './db/lock.ts'
import type { PracticePort } from './ipc/practice-handlers.ts'

export type Practice = {
  /** What is opened now: the real data, or those of practice. */
  readonly options: () => AppOptions
  readonly isOn: () => boolean
  /** Before the data are opened: the central runs where somebody practises, and what practice left is gone where nobody does any more. */
  readonly settle: () => Promise<void>
  /** Binds and loads a practice site that is not ready yet, as a person does in first run. */
  readonly prepare: (app: OutpostApp) => Promise<void>
  readonly stop: () => Promise<void>
}

export type PracticeHooks = {
  /** The data are to be opened anew. */
  readonly reopen: () => void
  /** What a page sees of practice has changed; `isBack`: the line is there again. */
  readonly changed: (isBack: boolean) => void
}

/** `options` are those of the real data; without `practice` in them there is none. */
export function createPractice(options: AppOptions, { reopen, changed }: PracticeHooks): Practice {
  const given = options.practice
  if (given === undefined) return noPractice({ ...options, reopen })
  const place = practicePlace(given.folder)
  const log = options.log.named('practice')
  let isOn = isPractising(place)
  let central: SampleCentral | null = null
  let line: PracticeLine = 'failed'
  let release: (() => void) | null = null

  /** Two programs must neither run a central each on one file, nor may one remove what the other uses. Throws DatabaseUnusable `locked`. */
  const hold = (): void => void (release ??= lockDataFolder(place.folder))

  async function startCentral(): Promise<void> {
    hold()
    central = await startSampleCentral(given?.centralUrl as URL, place.central, (error) => {
      log.error('the sample central ended by itself', { error })
      line = 'failed'
      changed(false)
    })
    line = 'there'
  }

  async function begin(): Promise<Result<Record<string, never>>> {
    // What could not be removed when the last practice ended.
    tidy()
    if (isTaken(place)) return refuse('refused', 'practice_folder_taken', { folder: place.folder })
    try {
      markPractice(place)
      await startCentral()
    } catch (error) {
      log.error('practice cannot be begun', { error })
      if (isPractising(place)) endPractice(place)
      await leave()
      return refuse('unavailable', 'practice_failed', { detail: error instanceof Error ? error.message : String(error) })
    }
    isOn = true
    reopen()
    return ok({})
  }

  const state = (): PracticeState => (isOn ? { isOn, line, people: [...(central?.facts.people ?? [])] } : { isOn })
  const port: PracticePort = {
    origin: () => (isOn ? (central?.facts.origin ?? '') : null),
    state,
    begin,
    setLine: async (isCut) => {
      if (line === 'failed' || central === null) return
      if (!(await central.setLine(isCut))) return
      line = isCut ? 'cut' : 'there'
      changed(!isCut)
    },
    end: () => {
      hold()
      endPractice(place)
      isOn = false
      reopen()
    },
  }
  const real: AppOptions = { ...options, reopen, practising: port }

  /** What cannot be removed now is with the next start: the real data are opened all the same. */
  function tidy(): void {
    try {
      if (!removePractice(place)) log.warn('a site’s data lie among those of practice: nothing was removed')
    } catch (error) {
      log.warn('the practice data could not be removed', { error })
    }
  }

  async function stopCentral(): Promise<void> {
    const running = central
    central = null
    if (line !== 'failed') await running?.stop()
    line = 'failed'
    release?.()
    release = null
  }

  async function leave(): Promise<void> {
    await stopCentral()
    tidy()
  }

  return {
    isOn: () => isOn,
    options: () => (isOn ? { ...ofPractice(real), ...ownData(place) } : real),
    settle: async () => {
      if (isOn && central === null)
        await startCentral().catch((error: unknown) => log.error('the sample central does not start', { error }))
      if (!isOn) await leave()
    },
    prepare: async (app) => {
      if (!isOn || central === null) return
      const { origin, siteName, password } = central.facts
      const ask = async (name: string, input: unknown): Promise<void> => {
        const answer = await app.invoke(name, input, 'practice')
        if (!answer.ok) log.error('the practice site cannot be made ready', { operation: name, reason: answer.error.reason })
      }
      const { phase } = ((await app.invoke('app.state', {}, 'practice')) as { value: AppState }).value
      if (phase === 'first_run') await ask('setup.register', { address: origin, variant: 'A', siteName, password })
      if (phase === 'first_run' || phase === 'initialising') await ask('setup.load', {})
    },
    stop: stopCentral,
  }
}

const noPractice = (options: AppOptions): Practice => ({
  options: () => options,
  isOn: () => false,
  settle: () => Promise.resolve(),
  prepare: () => Promise.resolve(),
  stop: () => Promise.resolve(),
})

/** Without what belongs to this computer's real line and to its people. */
function ofPractice({ findProxy: _proxy, setupDefaults: _typed, login: _login, ...rest }: AppOptions): AppOptions {
  return { ...rest, automaticBackups: false, drives: () => Promise.resolve([]) }
}

/** The computer's own ID is central's business and not the sample central's; a computer without one can practise too. */
const ownData = ({
  site,
  memory,
}: ReturnType<typeof practicePlace>): Pick<AppOptions, 'dataFolder' | 'memoryFolders' | 'secretBox' | 'machineId'> => ({
  dataFolder: site,
  memoryFolders: [memory],
  secretBox: fileSecretBox(`${site}/site.secret`),
  machineId: () => Promise.resolve('outpost-practice-computer'),
})
