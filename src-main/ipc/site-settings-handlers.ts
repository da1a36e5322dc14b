/** What the operations of the Site page and of the checklist do. */
import { ok } from '../contract/result.ts'
import { readChecklist, saveChecklist, siteDisk } from '../services/checklist.ts'
import type { SiteSettingsContext } from '../services/site-settings.ts'
import { changeSite, setPace, setSyncing, siteDetails } from '../services/site-settings.ts'
import type { HandlerPorts, Of, Session } from './handlers.ts'

export function siteSettingsHandlers(ports: HandlerPorts): Of<'siteSettings'> & Of<'checklist'> {
  const { setupContext, sync, climb, state, people, identity } = ports
  const context = (session: Session): SiteSettingsContext => ({
    ...setupContext(),
    climb,
    block: state(session).identity === 'fine' ? null : sync.status().cause,
    version: state(session).version,
    status: sync.status(),
    paced: sync.paced,
    switched: sync.reconfigure,
  })
  return {
    'siteSettings.get': (_, session) => ok(siteDetails(context(session))),
    'siteSettings.disk': async (_, session) => ok(await siteDisk(setupContext().db, identity.context(session.id).memory)),
    'siteSettings.change': (tried, session) => changeSite(context(session), tried),
    'siteSettings.setPace': (pace, session) => setPace(context(session), pace),
    'siteSettings.setSyncing': ({ enabled }, session) => setSyncing(context(session), enabled),
    'checklist.get': () => ok(readChecklist(setupContext().db)),
    'checklist.save': ({ answers }, session) => {
      const { db, clock } = setupContext()
      return ok(saveChecklist(db, clock(), people().state(session.id).user?.name ?? '', answers))
    },
  }
}
