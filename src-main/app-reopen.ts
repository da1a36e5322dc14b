/**
 * An application whose data could not be opened tries again each time its page asks how things stand: a disk gets room,
 * a folder its rights, another user closes Outpost, and nobody has to start the program anew for it.
 */
import { createApp } from './app.ts'
import { createPractice } from './app-practice.ts'
import type { AppOptions, OutpostApp } from './app.ts'
import type { EventMessage } from './contract/operations.ts'
import type { AppState } from './contract/site.ts'
import type { Result } from './contract/result.ts'

type Listening = { readonly listener: (message: EventMessage) => void; readonly sessionId: string | undefined; leave: () => void }

/** `createApp`, and again while its data are unusable or where practice begins or ends (U-80). Sessions and listeners stay, and the numbers of events go on rising. */
export async function openApp(options: AppOptions): Promise<OutpostApp> {
  const listening = new Set<Listening>()
  /** Language and theme that were chosen while there was no database to keep them. */
  const chosen = new Map<string, unknown>()
  let isAsked = false
  const practice = createPractice(options, {
    reopen: () => (isAsked = true),
    changed: (isBack) => {
      latest?.announce()
      if (isBack) latest?.networkChanged(true)
    },
  })
  let latest: OutpostApp | null = null
  let app = await begun()
  let opening: Promise<void> | null = null
  let lastSeq = 0
  let isClosed = false

  async function begun(): Promise<OutpostApp> {
    await practice.settle()
    const next = await createApp(practice.options())
    latest = next
    practice.prepare(next).catch((error: unknown) => options.log.error('practice could not be prepared', { error }))
    return next
  }

  function listen(one: Listening): void {
    const before = lastSeq
    const hear = (message: EventMessage): void => {
      lastSeq = before + message.seq
      one.listener({ ...message, seq: lastSeq })
    }
    one.leave = app.subscribe(hear, one.sessionId)
  }

  async function openAgain(): Promise<void> {
    const next = await begun()
    for (const [name, input] of chosen) await next.invoke(name, input, ownSession)
    const old = app
    app = next
    for (const one of listening) {
      one.leave()
      listen(one)
    }
    await old.close()
  }

  /** Data that a person wants opened anew are let go first: nobody is signed in afterwards, and every page hears of it. */
  async function openAnew(): Promise<void> {
    isAsked = false
    const { locale, theme } = await lookOf(app)
    await app.close()
    app = await begun()
    if (practice.isOn()) {
      await app.invoke('app.setLocale', { locale }, ownSession)
      await app.invoke('app.setTheme', { theme }, ownSession)
    }
    for (const one of listening) listen(one)
    app.announce()
  }

  const openedBy = (work: Promise<void>): Promise<void> =>
    work.catch((error: unknown) => options.log.error('the data cannot be opened', { error })).finally(() => (opening = null))

  return {
    invoke: async (name, input, sessionId) => {
      // Between the old data and the new ones there is nobody to ask.
      await opening
      const answer = await app.invoke(name, input, sessionId)
      if (isAsked && !isClosed) opening ??= openedBy(openAnew())
      const isLost = !isClosed && saysUnusable(answer)
      if (isLost && name !== 'app.state') chosen.set(name, input)
      if (isLost && name === 'app.state') opening ??= openedBy(openAgain())
      await opening
      return isLost && name === 'app.state' ? app.invoke(name, input, sessionId) : answer
    },
    subscribe: (listener, sessionId) => {
      const one: Listening = { listener, sessionId, leave: () => {} }
      listening.add(one)
      listen(one)
      return () => {
        listening.delete(one)
        one.leave()
      }
    },
    announce: () => app.announce(),
    endSession: (sessionId) => app.endSession(sessionId),
    lockAll: () => app.lockAll(),
    powerSuspended: () => app.powerSuspended(),
    powerResumed: () => app.powerResumed(),
    networkChanged: (online) => app.networkChanged(online),
    leaving: () => app.leaving(),
    sendAll: () => app.sendAll(),
    systemEnds: () => app.systemEnds(),
    close: async () => {
      isClosed = true
      await opening
      await app.close()
      await practice.stop()
    },
  }
}

const ownSession = 'reopen'

/** Whoever begins to practise goes on in the same language. */
async function lookOf(app: OutpostApp): Promise<Pick<AppState, 'locale' | 'theme'>> {
  const answer = (await app.invoke('app.state', {}, ownSession)) as Extract<Result<AppState>, { ok: true }>
  return answer.value
}

/** Only what answers with the whole state says it: the state itself, and the choice of language and theme. */
const saysUnusable = (answer: Result<unknown>): boolean => answer.ok && (answer.value as Partial<AppState>).phase === 'unusable'
