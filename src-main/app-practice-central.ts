/** The sample central of practice (U-80), in a thread of its own: it is built beside this program, and imported by nothing of it. */
import { Worker } from 'node:worker_threads'
import type { PracticePerson } from './contract/practice.ts'

export type CentralFacts = {
  /** Scheme, host and port on this computer's loopback; another port in each run. */
  readonly origin: string
  readonly siteName: string
  readonly password: string
  readonly people: readonly PracticePerson[]
}
export type ToSampleCentral = { readonly kind: 'line'; readonly isCut: boolean } | { readonly kind: 'stop' }
export type FromSampleCentral = { readonly kind: 'ready'; readonly facts: CentralFacts } | { readonly kind: 'line' }

export type SampleCentral = {
  readonly facts: CentralFacts
  /** Resolves once it holds: what is asked from then on is not answered, or is again. false: it died meanwhile. */
  readonly setLine: (isCut: boolean) => Promise<boolean>
  /** Its file is in order and its port is free afterwards. */
  readonly stop: () => Promise<void>
}

/** One that does not end by itself must not keep the program from ending: its file is whole at any moment. */
const stopWithinMs = 5000

/** Starts the sample central on `file`; where there is none it makes the country first. `ended` is told when it dies by itself, and of what. Rejects with why it did not start. */
export async function startSampleCentral(url: URL, file: string, ended: (error: unknown) => void): Promise<SampleCentral> {
  const thread = new Worker(url, { workerData: { file }, name: 'sample central' })
  const gone = new Promise<void>((resolve) => thread.once('exit', () => resolve()))
  const facts = await new Promise<CentralFacts>((resolve, reject) => {
    thread.on('message', (message: FromSampleCentral) => message.kind === 'ready' && resolve(message.facts))
    thread.on('error', reject)
    void gone.then(() => reject(new Error('the sample central ended before it was ready')))
  })
  let isStopping = false
  let fault: unknown = null
  thread.on('error', (error) => (fault = error))
  void gone.then(() => isStopping || ended(fault))
  const post = (message: ToSampleCentral): void => thread.postMessage(message)
  return {
    facts,
    setLine: async (isCut) => {
      const done = new Promise<boolean>((resolve) => thread.once('message', () => resolve(true)))
      post({ kind: 'line', isCut })
      return Promise.race([done, gone.then(() => false)])
    },
    stop: async () => {
      isStopping = true
      post({ kind: 'stop' })
      const late = setTimeout(() => void thread.terminate(), stopWithinMs)
      await gone
      clearTimeout(late)
    },
  }
}
