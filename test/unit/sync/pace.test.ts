import { describe, expect, it } from 'vitest'
import { createPace } from '../../../src-main/sync/pace.ts'

const pace = () => createPace({ max: 500, min: 10, targetMs: 5000 })

describe('pace (F-110)', () => {
  it('begins with the most and stays there on a good line', () => {
    const one = pace()
    one.took(500, 300)
    expect(one.limit()).toBe(500)
  })

  it('comes down to what takes five seconds, and up again by half', () => {
    const one = pace()
    one.took(500, 25_000)
    expect(one.limit()).toBe(100)
    one.took(100, 1000)
    expect(one.limit()).toBe(150)
  })

  it('halves when the line is cut, and never below its least', () => {
    const one = pace()
    one.cut()
    expect(one.limit()).toBe(250)
    for (let n = 0; n < 20; n++) one.cut()
    expect(one.limit()).toBe(10)
  })

  it('a short last page says nothing about the line', () => {
    const one = pace()
    one.took(500, 25_000)
    one.took(3, 100)
    expect(one.limit()).toBe(100)
  })
})
