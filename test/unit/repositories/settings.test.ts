import { describe, expect, test } from 'vitest'
import { k, run } from '../../../src-main/db/query.ts'
import type { SettingKey } from '../../../src-main/repositories/settings.ts'
import { clearSetting, getSetting, setSetting, SettingUnreadable } from '../../../src-main/repositories/settings.ts'
import { fromCentral, makeDb } from '../../support/make-db.ts'

const values = {
  locale: 'fr',
  theme: 'contrast-dark',
  store_id: 'ABC',
  address: 'https://central.example.org:2048',
  variant: 'B',
  site_name: 'Mangrove',
  site: { uuid: 'u', number: 12, name: 'Mangrove', code: 'm12' },
  database_id: '0191f3a0-7d1c-7b3e-8c55-2f3d1a2b3c4d',
  last_use: { counter: 3, at: '2026-03-01T08:00:00.000Z', computer: 'm' },
  interval_seconds: 300,
  paused_until: null,
  initialised_at: '2026-03-01T08:00:00.000Z',
  push_unknown_keys: true,
} as const

describe('settings', () => {
  test.each(Object.entries(values) as [keyof typeof values, never][])('%s is kept', (key, value) => {
    const db = makeDb()
    expect(getSetting(db, key)).toBeUndefined()
    fromCentral(db, (tx) => setSetting(tx, key, value))
    fromCentral(db, (tx) => setSetting(tx, key, value))
    expect(getSetting(db, key)).toEqual(value)
    fromCentral(db, (tx) => clearSetting(tx, key))
    expect(getSetting(db, key)).toBeUndefined()
  })

  test.each([
    ['locale', '"de"'],
    ['interval_seconds', '1'],
    ['interval_seconds', '"300"'],
    ['site', '{"uuid":"u"}'],
    ['paused_until', '"tomorrow"'],
    ['address', '"not an address"'],
    ['database_id', '{'],
  ] as [SettingKey, string][])('a value of %s that cannot be read (%s) is an error that names it', (key, value) => {
    const db = makeDb()
    fromCentral(db, (tx) => run(tx, k.insertInto('setting').values({ key, value })))
    expect(() => getSetting(db, key)).toThrow(SettingUnreadable)
    expect(() => getSetting(db, key)).toThrow(new RegExp(`setting ${key}: `))
  })

  test('a wrong value is refused before it is written', () => {
    const db = makeDb()
    expect(() => fromCentral(db, (tx) => setSetting(tx, 'interval_seconds', -1))).toThrow(
      expect.objectContaining({ key: 'interval_seconds' }),
    )
    expect(getSetting(db, 'interval_seconds')).toBeUndefined()
  })
})
