import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Call, Pace } from '../../../src-main/sync/pace.ts'
import { createPace } from '../../../src-main/sync/pace.ts'
import { createPaces, limitsOf } from '../../../src-main/sync/paces.ts'

const pace = (start?: number) => createPace({ max: 5000, min: 10, targetMs: 5000, start })
const call = (one: Pace, records: number, ms: number, more = true, at = 0): Call => ({ asked: one.limit(), records, ms, at, more })
const takes = (one: Pace, records: number, ms: number, more?: boolean) => one.took(call(one, records, ms, more))

describe('pace (F-110)', () => {
  it('begins with 500 and asks for half as many again while more comes and the line is good', () => {
    const one = pace()
    const asked = [one.limit()]
    for (let n = 0; n < 7; n++) {
      takes(one, one.limit(), 300)
      asked.push(one.limit())
    }
    expect(asked).toEqual([500, 750, 1125, 1688, 2532, 3798, 5000, 5000])
  })

  it('a server that gives no more than before has shown its limit', () => {
    const one = pace()
    takes(one, 500, 300)
    expect(one.limit()).toBe(750)
    takes(one, 500, 300)
    expect(one.limit()).toBe(500)
    takes(one, 500, 300)
    expect(one.limit()).toBe(500)
  })

  it('the last page, of which nothing is left, shows no limit', () => {
    const one = pace()
    takes(one, 500, 300)
    takes(one, 500, 300, false)
    expect(one.limit()).toBeGreaterThan(750)
  })

  it('comes down to what takes five seconds, and up again by half', () => {
    const one = pace()
    takes(one, 500, 25_000)
    expect(one.limit()).toBe(100)
    takes(one, 100, 1000)
    expect(one.limit()).toBe(150)
  })

  it('halves when the line is cut, never below its least', () => {
    const one = pace()
    one.cut()
    expect(one.limit()).toBe(250)
    for (let n = 0; n < 20; n++) one.cut()
    expect(one.limit()).toBe(10)
  })

  it('of a line that is cut it asks for an eighth of what came between two cuts, and for more only as more comes', () => {
    const one = pace()
    for (let n = 0; n < 4; n++) takes(one, 500, 5000)
    one.cut()
    expect(one.limit()).toBe(250)
    for (let n = 0; n < 4; n++) takes(one, 250, 100)
    expect(one.limit()).toBe(250)
    one.cut()
    expect(one.limit()).toBe(125)
    for (let n = 0; n < 8; n++) takes(one, 125, 100)
    one.cut()
    expect(one.limit()).toBe(125)
    for (let n = 0; n < 9; n++) takes(one, 125, 100)
    expect(one.limit()).toBe(141)
  })

  it('a short last page says little about the line, an empty one nothing', () => {
    const one = pace()
    takes(one, 500, 25_000)
    takes(one, 3, 100, false)
    expect(one.limit()).toBe(100)
    takes(one, 0, 60_000)
    expect(one.limit()).toBe(100)
    takes(one, 3, 60_000, false)
    expect(one.limit()).toBe(50)
  })

  it('what a server has given counts as proven for an hour, and never less than 500', () => {
    const one = pace()
    expect(one.proven(0)).toBe(500)
    takes(one, 500, 300)
    takes(one, 750, 300)
    expect([one.proven(0), one.proven(3_599_999), one.proven(3_600_000)]).toEqual([750, 750, 500])
  })

  it('more than 500 that a server refuses is not asked for again', () => {
    const one = pace()
    takes(one, 500, 300)
    expect(one.refused(750)).toBe(true)
    expect([one.limit(), one.proven(0)]).toEqual([500, 500])
    takes(one, 500, 300)
    expect(one.limit()).toBe(500)
    expect(one.refused(500)).toBe(false)
  })

  it('whatever a line does, it asks for 10 to 5000, and aims at five seconds', () => {
    const event = fc.record({
      part: fc.double({ min: 0, max: 1, noNaN: true }),
      ms: fc.integer({ min: 0, max: 600_000 }),
      cut: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(event, { maxLength: 60 }), fc.integer({ min: 1, max: 500 }), (events, msARecord) => {
        const one = pace()
        for (const { part, ms, cut } of events) {
          if (cut) one.cut()
          else takes(one, Math.floor(one.limit() * part), ms, part < 0.5)
          expect(one.limit()).toBeGreaterThanOrEqual(10)
          expect(one.limit()).toBeLessThanOrEqual(5000)
        }
        const steady = pace(one.limit())
        for (let n = 0; n < 100; n++) takes(steady, steady.limit(), steady.limit() * msARecord)
        expect(Math.abs(steady.limit() - Math.max(10, Math.min(5000, 5000 / msARecord)))).toBeLessThanOrEqual(1)
      }),
    )
  })
})

describe('the paces of a site', () => {
  it('go on where an earlier run of the program had come to', () => {
    const paces = createPaces()
    takes(paces.shared, 500, 25_000)
    takes(paces.push, 500, 100)
    const again = createPaces(limitsOf(paces))
    expect(limitsOf(again)).toEqual({ shared: 100, site: 500, push: 750 })
  })

  it('never ask for more than a given limit', () => {
    expect(limitsOf(createPaces({ shared: 3000, site: 3000, push: 3 }, 50))).toEqual({ shared: 50, site: 50, push: 10 })
  })
})
