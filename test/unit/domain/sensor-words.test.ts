import { expect, test } from 'vitest'
import { macAddressOf, sensorOf } from '../../../src-main/domain/sensor-words.ts'

test.each([
  ['D8:0F:99 | BLUE_MAESTRO', 'D8:0F:99', 'BLUE_MAESTRO'],
  ['1234 | LOG_TAG', '1234', 'LOG_TAG'],
  ['1234', '1234', null],
  ['', '', null],
])('DT-54: %s is the sensor %s made by %s, and back', (macAddress, serial, make) => {
  expect(sensorOf(macAddress)).toEqual({ serial, make })
  expect(macAddressOf({ serial, make })).toBe(macAddress)
})

test.each([
  ['1234 |', '1234', null],
  ['1234 |LAIRD', '1234', 'LAIRD'],
  [null, '', null],
])('an odd %s is still read', (macAddress, serial, make) => {
  expect(sensorOf(macAddress)).toEqual({ serial, make })
})
