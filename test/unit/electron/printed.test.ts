import { describe, expect, test, vi } from 'vitest'

vi.mock('electron', () => ({ ipcMain: { handle: vi.fn() } }))
const { printedBy } = await import('../../../src-main/electron/printed.ts')

describe('U-62: a page as a PDF', () => {
  test('is printed by the window that asks, at the size that the page itself gives', async () => {
    const printToPDF = vi.fn(async () => Buffer.from('%PDF'))
    const fromId = vi.fn((id: number) => (id === 7 ? { printToPDF } : undefined))
    expect(await printedBy({ fromId })('window-7')).toEqual(Buffer.from('%PDF'))
    expect(printToPDF).toHaveBeenCalledWith(expect.objectContaining({ preferCSSPageSize: true }))
    await expect(printedBy({ fromId })('window-8')).rejects.toThrow('has its window')
  })
})
