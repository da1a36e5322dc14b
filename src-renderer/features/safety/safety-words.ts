/** The three facts of the shield in words (4-1). Times, never "recently". */
import type { TFunction } from 'i18next'
import type { Loss, Safety } from '../../../src-main/contract/diagnosis.ts'
import type { Formats } from '../../ui/format.ts'

type Words = { readonly t: TFunction<'safety'>; readonly format: Formats }
export type Fact = { readonly text: string; readonly details: readonly string[] }

export function savedWords({ saved }: Safety, { t, format }: Words): Fact {
  if (saved.tone === 'stopped') return { text: t('saved.not'), details: [t('saved.notMore')] }
  const at = saved.at === null ? t('saved.nothingYet') : t('saved.last', { time: format.when(saved.at) })
  return { text: t('saved.here'), details: [at, checkWords({ saved }, { t, format })] }
}

function checkWords({ saved }: Pick<Safety, 'saved'>, { t, format }: Words): string {
  if (saved.checkedAt === null || saved.faults === null) return t('saved.unchecked')
  return t('saved.checked', { time: format.when(saved.checkedAt), result: t('saved.faults', { count: saved.faults }) })
}

export function centralWords({ central }: Safety, { t, format }: Words): Fact {
  const text = central.upTo === null ? t('central.nothing') : t('central.upTo', { time: format.when(central.upTo) })
  const waiting =
    central.documents > 0 ? t('central.documentsHere', { count: central.documents }) : t('central.recordsHere', { count: central.records })
  const contact = central.lastContactAt === null ? [] : [t('central.contact', { time: format.when(central.lastContactAt) })]
  const all = central.reasons.some((reason) => reason === 'refused' || reason === 'held') ? t('central.rest') : t('central.everything')
  return { text, details: [central.records > 0 ? waiting : all, ...contact, ...reasonWords(central, t)] }
}

const countOf = (central: Safety['central'], reason: string): number => (reason === 'refused' ? central.refused : central.heldBack)
const reasonWords = (central: Safety['central'], t: TFunction<'safety'>): string[] =>
  central.reasons.map((reason) => t(`why.${reason}`, { count: countOf(central, reason) }))

export function backupWords({ backup: { state } }: Safety, { t, format }: Words): Fact {
  if (state.lastAt === null) return { text: t('backup.never'), details: [t('backup.neverMore')] }
  const where = state.kind === 'stick' ? t('backup.stick', { place: state.place }) : t('backup.folder', { place: state.place })
  const late = state.due && state.daysSince !== null && state.daysSince > 0
  const text = late ? t('backup.none', { count: state.daysSince }) : t('backup.from', { time: format.when(state.lastAt) })
  return {
    text,
    details: [
      ...(late ? [t('backup.last', { time: format.when(state.lastAt) })] : []),
      where,
      ...(state.verified === false ? [t('backup.notWhole')] : []),
      ...(state.sameDisk === true ? [t('backup.sameDisk')] : []),
    ],
  }
}

/** The status bar: saved here and how far central has it. */
export function shieldWords({ saved, central }: Safety, { t, format }: Words): string {
  const here =
    saved.tone === 'stopped' ? t('bar.cannotSave') : saved.at === null ? t('bar.saved') : t('bar.savedAt', { time: format.when(saved.at) })
  const there = central.upTo === null ? t('bar.nothing') : t('bar.upTo', { time: format.when(central.upTo) })
  return t('bar.both', { here, there })
}

export function backupShort({ backup: { state } }: Safety, { t, format }: Words): string {
  if (state.lastAt === null) return t('backup.never')
  return state.due && state.daysSince !== null && state.daysSince > 0
    ? t('backup.none', { count: state.daysSince })
    : t('bar.backup', { time: format.when(state.lastAt) })
}

/** `2 customer invoices`, `1 stocktake`, `3 changes to places`: what would be lost, most first. */
export function lossWords(loss: Loss, t: TFunction<'safety'>): string[] {
  const documents = loss.documents.map(({ kind, count }) => t(`lost.${kind}`, { count, defaultValue: t('lost.other', { count }) }))
  const others = loss.others.map(({ table, count }) =>
    t('lost.changes', { count, table: t(`sync:table.${table}`, { defaultValue: table }).toLocaleLowerCase() }),
  )
  const refused = loss.refused > 0 ? [t('lost.refused', { count: loss.refused })] : []
  return [...documents, ...others, ...refused, ...(loss.heldBack > 0 ? [t('lost.held', { count: loss.heldBack })] : [])]
}
