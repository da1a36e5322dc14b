import { expect, test } from 'vitest'
import { parseExpiry } from '../../../src-renderer/ui/parse-expiry.ts'

test.each([
  ['2027-12-31', '2027-12-31'],
  ['31/12/2027', '2027-12-31'],
  ['31.12.27', '2027-12-31'],
  ['12/2027', '2027-12-31'],
  ['2/28', '2028-02-29'],
  ['0228', '2028-02-29'],
  ['15012029', '2029-01-15'],
  ['2027/04', '2027-04-30'],
  [' 1/6/2027 ', '2027-06-01'],
])('3E: an expiry is typed as it stands on the box: %s is %s', (text, day) => {
  expect(parseExpiry(text)).toBe(day)
})

test.each(['', 'soon', '31/02/2027', '13/2027', '0/2027', '99/99/9999', '2027'])('3E: %s is no date', (text) => {
  expect(parseExpiry(text)).toBeNull()
})
