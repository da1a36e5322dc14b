/** DT-01 to DT-71: every data type of features.md 1C is on a table, or the program says where else it is. */
import { describe, expect, test } from 'vitest'
import type { DataClass } from '../../../src-main/domain/data-class.ts'
import { dataTypes, departures } from '../../../src-main/tables/data-types.ts'
import { syncedTables } from '../../../src-main/tables/registry.ts'
import type { SyncedTable } from '../../../src-main/tables/types.ts'

/** Tables whose rows are not all of one class (F-037). */
const classes: Readonly<Record<string, readonly DataClass[]>> = {
  name: ['central', 'patient'],
  name_store_join: ['central_store', 'patient'],
  name_note: ['store', 'patient'],
}
const classesOf = ({ local, class: rule }: SyncedTable): readonly DataClass[] =>
  typeof rule === 'function' ? (classes[local] ?? []) : [rule]
const carriers = (id: string): readonly SyncedTable[] => syncedTables.filter((table) => table.dataTypes.includes(id))

describe('DT-01 to DT-71', () => {
  test('are all there, once, in their order', () => {
    const ids = Array.from({ length: 71 }, (_, at) => `DT-${String(at + 1).padStart(2, '0')}`)
    expect(dataTypes.map(({ id }) => id)).toEqual(ids)
  })

  test.each(dataTypes)('$id $what: on a table, or said where else', ({ id, elsewhere }) => {
    expect({ [id]: carriers(id).length > 0 }).toEqual({ [id]: elsewhere === null })
  })

  test.each(dataTypes.filter(({ elsewhere }) => elsewhere === null))(
    '$id: a table that carries it has its class, or the departure is said',
    (type) => {
      const fits = carriers(type.id).some((table) => classesOf(table).some((one) => one === type.class))
      expect({ [type.id]: fits || Object.hasOwn(departures, type.id) }).toEqual({ [type.id]: true })
    },
  )

  test('a departure is one: no line says it without need', () => {
    for (const id of Object.keys(departures)) {
      const type = dataTypes.find((one) => one.id === id)
      const isAllThere = carriers(id).every((table) => classesOf(table).length === 1 && classesOf(table)[0] === type?.class)
      expect({ [id]: isAllThere }).toEqual({ [id]: false })
    }
  })

  test('every number on a table is one of features.md', () => {
    const known = new Set(dataTypes.map(({ id }) => id))
    for (const { dataTypes: ids, wire } of syncedTables) expect({ [wire]: ids.filter((id) => !known.has(id)) }).toEqual({ [wire]: [] })
  })
})
