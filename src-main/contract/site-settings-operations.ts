/** Operations of the Site page and of the installer's checklist: everybody may look, administrators change (F-233). */
import { z } from 'zod'
import { nothing, op } from './operation.ts'
import {
  callBounds,
  Checklist,
  ChecklistAnswers,
  intervalBounds,
  SiteChanged,
  SiteDetails,
  SiteDisk,
  TriedSettings,
} from './site-settings.ts'

export const siteSettingsOperations = {
  'siteSettings.get': op('user', nothing, SiteDetails),
  /** The system is asked each time; on Windows that takes a second. */
  'siteSettings.disk': op('user', nothing, SiteDisk),
  /** Address, name or password; an empty text leaves what is saved (T6). Climbs to central with them and saves only where all holds. */
  'siteSettings.change': op('user', TriedSettings, SiteChanged, 'serverAdministration'),
  /** How often, in seconds, and how many records a call may hold at most; null = by the line. Holds at once. */
  'siteSettings.setPace': op(
    'user',
    z.strictObject({
      intervalSeconds: z.int().min(intervalBounds.least).max(intervalBounds.most),
      largestCall: z.int().min(callBounds.least).max(callBounds.most).nullable(),
    }),
    SiteDetails,
    'serverAdministration',
  ),
  /** Switches syncing off, or on again; it is said everywhere as long as it is off (F-208, T4). */
  'siteSettings.setSyncing': op('user', z.strictObject({ enabled: z.boolean() }), SiteDetails, 'serverAdministration'),
  'checklist.get': op('user', nothing, Checklist),
  'checklist.save': op('user', z.strictObject({ answers: ChecklistAnswers }), Checklist, 'serverAdministration'),
} as const
