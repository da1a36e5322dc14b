import { describe, expect, test } from 'vitest'
import { rights } from '../../../src-main/contract/rights.ts'
import { historyWords } from '../../../src-renderer/features/history/history-words.ts'
import { clockWords } from '../../../src-renderer/features/sign-in/clock-words.ts'
import { fullName } from '../../../src-renderer/features/users/full-name.ts'
import { initialsOf } from '../../../src-renderer/ui/initials.ts'
import type { Language } from '../renderer/catalogue.ts'
import { languages, wordsOf } from '../renderer/catalogue.ts'

async function words(language: Language, type: string, changedFrom = '', changedTo = '') {
  const i18n = await wordsOf(language)
  return historyWords({ type, changedFrom, changedTo }, i18n.getFixedT(null, 'people'), (key) => i18n.exists(key))
}

describe('history', () => {
  test('U-34: what was done is said in words', async () => {
    expect(await words('en', 'InvoiceStatusShipped')).toEqual({ what: 'Shipped', change: null })
    expect(await words('en', 'InvoiceStatusShipped', 'NEW', 'SHIPPED')).toEqual({ what: 'Shipped', change: null })
    expect(await words('fr', 'InvoiceStatusShipped')).toEqual({ what: 'Expédition', change: null })
    expect(await words('en', 'InvoiceNumberAllocated', '', '1071')).toEqual({ what: 'Number given', change: '1071' })
  })

  test('5E, U-34: another customer is said as such, although it travels as the making of the document', async () => {
    expect(await words('en', 'InvoiceCreated', 'Ward', 'Hospital')).toEqual({
      what: 'Made out to somebody else',
      change: 'Ward became Hospital',
    })
    expect(await words('en', 'InvoiceCreated')).toEqual({ what: 'Created', change: null })
  })

  test('U-34: a change says both values, also where one is nothing', async () => {
    expect((await words('en', 'InvoiceDateBackdated', '1 May', '3 May')).change).toBe('1 May became 3 May')
    expect((await words('en', 'InvoiceDateBackdated', '1 May', '')).change).toBe('1 May became nothing')
  })

  test('U-34: a type that this version does not know is not left out', async () => {
    expect((await words('en', 'AssetCreated')).what).toBe('AssetCreated')
  })
})

describe('people', () => {
  test('U-03: a wait is minutes and seconds', () => {
    expect([0, 9, 60, 300].map(clockWords)).toEqual(['0:00', '0:09', '1:00', '5:00'])
  })

  test.each([
    ['Grace Wanjiru', 'GW'],
    ['Ana María de la Cruz', 'AC'],
    ['élodie', 'É'],
    ['李 小龙', '李小'],
    ['👩‍⚕️ nurse', '👩‍⚕️N'],
    ['  ', ''],
  ])('U-07: initials of %s', (name, initials) => expect(initialsOf(name)).toBe(initials))

  test('DT-60: a user without a name is called by the username', () => {
    expect(fullName({ firstName: 'Grace', lastName: 'Wanjiru', username: 'g' })).toBe('Grace Wanjiru')
    expect(fullName({ firstName: '', lastName: '', username: 'g' })).toBe('g')
  })

  test.each(languages)('U-04: every right has its name in %s', async (language) => {
    const i18n = await wordsOf(language)
    expect(rights.filter((right) => !i18n.exists(`people:right.${right}`))).toEqual([])
  })
})
