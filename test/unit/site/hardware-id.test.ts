import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { hardwareId } from '../../../src-main/site/hardware-id.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const of = (raw: string) => hardwareId(() => Promise.resolve(raw), 'pharmacy-pc.local')
const machine = '4c4c4544-0043-3510-8052-b4c04f564231'

describe('F-130: the ID of this computer', () => {
  test('is the salted hash of the machine ID, the same at each start and in each spelling', async () => {
    const id = await of(machine)
    expect(id).toMatchObject({ kind: 'usable', id: expect.stringMatching(/^[0-9a-f]{64}$/) })
    expect(await of(` ${machine.toUpperCase()}\r\n`)).toEqual(id)
    expect(id).not.toMatchObject({ id: sha256(machine) })
    expect(await of(machine.replace('4c', '4d'))).not.toEqual(id)
  })

  test.each([
    ['nothing', '', 'empty'],
    ['only blanks', ' \n', 'empty'],
    ['the hash of nothing, as node-machine-id answers', sha256(''), 'empty'],
    ['zeros', '00000000-0000-0000-0000-000000000000', 'all_same'],
    ['all F', 'ffffffff-ffff-ffff-ffff-ffffffffffff', 'all_same'],
    ['the host name, as node-machine-id answers without a machine ID', 'pharmacy-pc.local', 'host_name'],
    ['the short host name', 'PHARMACY-PC', 'host_name'],
    ['the hash of the host name', sha256('pharmacy-pc.local'), 'host_name'],
    ['a machine ID that was never made', 'uninitialized', 'placeholder'],
    ['a vendor filler', '03000200-0400-0500-0006-000700080009', 'placeholder'],
    ['a few letters', 'abc', 'placeholder'],
  ])('%s is refused: %3$s', async (_title, raw, problem) => {
    expect(await of(raw)).toMatchObject({ kind: 'unusable', problem })
  })

  test('a command that fails is named with its reason', async () => {
    expect(await hardwareId(() => Promise.reject(new Error('REG.exe not found')))).toEqual({
      kind: 'unusable',
      problem: 'unreadable',
      detail: 'REG.exe not found',
    })
  })
})
