import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { codesOf, readScan, toGtin, writtenCode } from '../../../src-main/domain/barcode.ts'

const fnc1 = '\u001D'
const gtin = '04012345678901'

describe('U-60: what a scanned code says', () => {
  test.each([
    ['with the sign of the kind and the batch last', `]d201${gtin}1726123110LOT-7a/b`],
    ['with the batch before the expiry, parted by FNC1', `01${gtin}10LOT-7a/b${fnc1}17261231`],
    ['with a serial number, which is of no interest', `]C101${gtin}1726123110LOT-7a/b${fnc1}21SER99`],
    ['with FNC1 at both ends', `${fnc1}01${gtin}1726123110LOT-7a/b${fnc1}`],
    ['as it is printed beneath the code', `(01)${gtin}(17)261231(10)LOT-7a/b`],
    ['with day 00, the last of the month', `01${gtin}1726120010LOT-7a/b`],
  ])('U-60: a GS1 code %s', (_, text) => {
    expect(readScan(text)).toMatchObject({ gtin, batch: 'LOT-7a/b', expiryDate: '2026-12-31' })
  })

  test('U-60: day 00 of a February is the 28th or the 29th', () => {
    expect(readScan(`01${gtin}17280200`).expiryDate).toBe('2028-02-29')
    expect(readScan(`01${gtin}17270200`).expiryDate).toBe('2027-02-28')
  })

  test('U-60: capitals and small letters of a batch stay as they are', () => {
    expect(readScan(`01${gtin}10aBc-1.x`).batch).toBe('aBc-1.x')
  })

  test('U-60: an EAN-13 that begins like a GS1 element is a GTIN', () => {
    expect(readScan('4012345678901')).toEqual({ text: '4012345678901', gtin, batch: null, expiryDate: null })
  })

  test.each(['ABC-123', '0104012345', '999', `01${gtin.slice(0, 13)}2`, '4012345678902', '', ']', '(01)'])(
    'what is no code of GS1 is a text: %j',
    (text) => {
      expect(readScan(text)).toMatchObject({ gtin: null, batch: null, expiryDate: null })
    },
  )

  test('U-60: an impossible day gives no expiry, and the item is found all the same', () => {
    expect(readScan(`01${gtin}17261399`).expiryDate).toBe(null)
  })
})

describe('U-60: a code under all the forms in which it may have been entered', () => {
  test.each([
    ['0799439112766', ['0799439112766', '00799439112766', '799439112766']],
    ['799439112766', ['0799439112766', '00799439112766', '799439112766']],
    ['96385074', ['96385074', '0000096385074']],
  ])('%s', (text, forms) => {
    expect(codesOf(readScan(text))).toEqual(expect.arrayContaining(forms))
  })

  test('DT-71: it is written down as on the box', () => {
    expect(writtenCode(readScan(`01${gtin}17261231`))).toBe('4012345678901')
    expect(writtenCode(readScan('799439112766'))).toBe('0799439112766')
    expect(writtenCode(readScan('shelf-12'))).toBe('shelf-12')
  })

  test('the check digit finds every single wrong digit', () => {
    for (let at = 0; at < 14; at += 1)
      for (let digit = 0; digit < 10; digit += 1) {
        const other = gtin.slice(0, at) + digit + gtin.slice(at + 1)
        expect(toGtin(other)).toBe(other === gtin ? gtin : null)
      }
  })
})

test('U-60: whatever a scanner sends is read, and nothing stops the reading', () => {
  const signs = fc.constantFrom(...Array.from('0123456789ABCabc]()-/.%'), fnc1, ']d2', '01', '17', '10')
  fc.assert(fc.property(fc.array(signs, { maxLength: 60 }), (parts) => typeof readScan(parts.join('')).text === 'string'))
})
