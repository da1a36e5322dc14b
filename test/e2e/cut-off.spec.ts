/** 4-9: the program is killed while somebody types; the next start says so, has checked everything and leads to the draft. */
import type { Page } from '@playwright/test'
import { answer } from './support/ask.ts'
import { expect, test } from './support/fixtures.ts'
import { setUp, signIn } from './support/steps.ts'

const notice = (page: Page) => page.getByText('Outpost was cut off unexpectedly')

test('U-36, 4-9: killed in the middle of a line, it says when, what was checked, and leads to the draft as typed', async ({
  outpost,
  central,
  shoot,
}) => {
  const page = outpost.page()
  await setUp(page, central)
  await expect(notice(page)).toBeHidden()
  const [item] = (await answer(page, 'items.search', { search: '', limit: 100 })).filter((one) => one.available >= 20)
  await page.keyboard.press('Alt+N')
  await page.keyboard.type('Mathare Health', { delay: 60 })
  await page.keyboard.press('Enter')
  await expect(page.getByRole('combobox', { name: 'Add an item' })).toBeFocused()
  await page.keyboard.type(item?.code ?? '', { delay: 60 })
  await page.keyboard.press('Enter')
  const units = (shown: Page) => shown.getByRole('textbox', { name: `Units of ${item?.name}` })
  await expect(units(page)).toBeFocused()
  await page.keyboard.type('12 x', { delay: 60 })
  const form = `document/${page.url().split('/').at(-1)}`
  await expect.poll(async () => Object.values(await answer(page, 'drafts.of', { form }))).toContain('12 x')
  await outpost.stop('kill')

  const again = await outpost.start()
  await signIn(again, 'pharmacist')
  await expect(notice(again)).toContainText(
    /at about .+ Everything saved was checked: no faults\. .+ for Mathare Health Centre .*is as you left it/,
  )
  // The notice names it, so nothing else offers it as well.
  await expect(again.getByRole('button', { name: 'Go on' })).toHaveCount(1)
  await shoot('53-cut-off')
  await again.getByRole('button', { name: 'Go on' }).click()
  await expect(units(again)).toHaveValue('12 x')
  await expect(units(again)).toBeFocused()
  await expect(again.getByText('is as you left it')).toBeHidden()
  await shoot('54-draft-back')
  await again.getByRole('button', { name: 'I have read it' }).click()
  await expect(notice(again)).toBeHidden()

  await outpost.stop('close')
  const third = await outpost.start()
  await signIn(third, 'pharmacist')
  // A clean end is nothing to speak of, and the draft is still offered.
  await expect(third.getByText('is as you left it')).toBeVisible()
  await expect(notice(third)).toBeHidden()
})
