/** All words of the page, from resources/locales: one file a language and a namespace, bundled. */
import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import enBackups from '../resources/locales/en/backups.json'
import enCauses from '../resources/locales/en/causes.json'
import enCommon from '../resources/locales/en/common.json'
import enCounts from '../resources/locales/en/counts.json'
import enDocuments from '../resources/locales/en/documents.json'
import enEntry from '../resources/locales/en/entry.json'
import enHelp from '../resources/locales/en/help.json'
import enHome from '../resources/locales/en/home.json'
import enItems from '../resources/locales/en/items.json'
import enLists from '../resources/locales/en/lists.json'
import enMove from '../resources/locales/en/move.json'
import enOutbound from '../resources/locales/en/outbound.json'
import enIdentity from '../resources/locales/en/identity.json'
import enOutput from '../resources/locales/en/output.json'
import enPeople from '../resources/locales/en/people.json'
import enPractice from '../resources/locales/en/practice.json'
import enRefusals from '../resources/locales/en/refusals.json'
import enReports from '../resources/locales/en/reports.json'
import enSafety from '../resources/locales/en/safety.json'
import enSetup from '../resources/locales/en/setup.json'
import enSite from '../resources/locales/en/site.json'
import enStock from '../resources/locales/en/stock.json'
import enStocktakes from '../resources/locales/en/stocktakes.json'
import enSupport from '../resources/locales/en/support.json'
import enSync from '../resources/locales/en/sync.json'
import enTrade from '../resources/locales/en/trade.json'
import enWork from '../resources/locales/en/work.json'
import frBackups from '../resources/locales/fr/backups.json'
import frCauses from '../resources/locales/fr/causes.json'
import frCommon from '../resources/locales/fr/common.json'
import frCounts from '../resources/locales/fr/counts.json'
import frDocuments from '../resources/locales/fr/documents.json'
import frEntry from '../resources/locales/fr/entry.json'
import frHelp from '../resources/locales/fr/help.json'
import frHome from '../resources/locales/fr/home.json'
import frItems from '../resources/locales/fr/items.json'
import frLists from '../resources/locales/fr/lists.json'
import frMove from '../resources/locales/fr/move.json'
import frOutbound from '../resources/locales/fr/outbound.json'
import frIdentity from '../resources/locales/fr/identity.json'
import frOutput from '../resources/locales/fr/output.json'
import frPeople from '../resources/locales/fr/people.json'
import frPractice from '../resources/locales/fr/practice.json'
import frRefusals from '../resources/locales/fr/refusals.json'
import frReports from '../resources/locales/fr/reports.json'
import frSafety from '../resources/locales/fr/safety.json'
import frSetup from '../resources/locales/fr/setup.json'
import frSite from '../resources/locales/fr/site.json'
import frStock from '../resources/locales/fr/stock.json'
import frStocktakes from '../resources/locales/fr/stocktakes.json'
import frSupport from '../resources/locales/fr/support.json'
import frSync from '../resources/locales/fr/sync.json'
import frTrade from '../resources/locales/fr/trade.json'
import frWork from '../resources/locales/fr/work.json'
import { unbrokenSpaces } from './french-spaces.ts'
import type { AppError } from '../src-main/contract/result.ts'

const resources = {
  en: {
    backups: enBackups,
    common: enCommon,
    counts: enCounts,
    documents: enDocuments,
    entry: enEntry,
    practice: enPractice,
    safety: enSafety,
    setup: enSetup,
    site: enSite,
    sync: enSync,
    causes: enCauses,
    help: enHelp,
    home: enHome,
    items: enItems,
    lists: enLists,
    move: enMove,
    outbound: enOutbound,
    identity: enIdentity,
    output: enOutput,
    people: enPeople,
    refusals: enRefusals,
    reports: enReports,
    trade: enTrade,
    work: enWork,
    stock: enStock,
    stocktakes: enStocktakes,
    support: enSupport,
  },
  fr: {
    backups: frBackups,
    common: frCommon,
    counts: frCounts,
    documents: frDocuments,
    entry: frEntry,
    practice: frPractice,
    safety: frSafety,
    setup: frSetup,
    site: frSite,
    sync: frSync,
    causes: frCauses,
    help: frHelp,
    home: frHome,
    items: frItems,
    lists: frLists,
    move: frMove,
    outbound: frOutbound,
    identity: frIdentity,
    output: frOutput,
    people: frPeople,
    refusals: frRefusals,
    reports: frReports,
    trade: frTrade,
    work: frWork,
    stock: frStock,
    stocktakes: frStocktakes,
    support: frSupport,
  },
}

const spaces = {
  type: 'postProcessor' as const,
  name: 'spaces',
  process: (text: string, _key: unknown, _options: unknown, { language }: { language?: string }) =>
    language === 'fr' ? unbrokenSpaces(text) : text,
}

/** Makes the catalogue ready; the language follows `AppState.locale` afterwards. */
export async function startI18n(locale: string): Promise<void> {
  await i18next
    .use(initReactI18next)
    .use(spaces)
    .init({
      resources,
      lng: locale,
      fallbackLng: 'en',
      defaultNS: 'common',
      interpolation: { escapeValue: false },
      returnNull: false,
      postProcess: spaces.name,
    })
}

/**
 * The sentence of a refusal in the user's language. `unavailable` carries a cause of the line or the disk, whose
 * sentence and next step are said; an unknown reason gets the general sentence.
 */
export function refusalSentence(error: AppError): string {
  const { code, reason, params } = error
  const cause = `causes:${reason}`
  if (code === 'unavailable' && i18next.exists(`${cause}.title`)) {
    return `${i18next.t(`${cause}.title`, params)}. ${i18next.t(`${cause}.next`, params)}`
  }
  const key = reason === 'hardware_unusable' ? `setup:hardware.${params['problem']}` : `refusals:${keyOf(error)}`
  return i18next.exists(key, inWords(params)) ? i18next.t(key, inWords(params)) : i18next.t('refusals:unknown', { reason })
}

/** Where somebody who works here can give the right, they are named. */
const keyOf = ({ reason, params }: AppError): string =>
  reason === 'right_missing' && (params['who'] ?? '') !== '' ? 'right_missing_ask' : reason

/** A right is named to people as they know it from central, a kind of document as the screens do. */
function inWords(params: AppError['params']): AppError['params'] {
  const { right, kind } = params
  return {
    ...params,
    ...(right !== undefined && { right: i18next.t(`people:right.${right}`) }),
    ...(kind !== undefined && { kind: i18next.t(`trade:kind.${kind}`) }),
  }
}
