import { expect, test } from 'vitest'
import { ok } from '../../../src-main/contract/result.ts'
import type { Result } from '../../../src-main/contract/result.ts'
import { createPicker } from '../../../src-renderer/ui/picker-search.ts'

const settled = () => new Promise((resolve) => setImmediate(resolve))

function slowPicker(canChoose: (choice: string) => boolean = () => true) {
  const answers = new Map<string, (choices: string[]) => void>()
  const chosen: string[] = []
  let nothing = 0
  const picker = createPicker<string>({
    search: (text) => new Promise<Result<string[]>>((resolve) => answers.set(text, (choices) => resolve(ok(choices)))),
    canChoose,
    onChoose: (choice) => chosen.push(choice),
    onNothing: () => (nothing += 1),
  })
  const answer = async (text: string, ...choices: string[]) => {
    answers.get(text)?.(choices)
    await settled()
  }
  return { picker, answer, chosen, nothings: () => nothing }
}

test('3I: an Enter faster than the answer takes what the whole text finds, not what an earlier text had found', async () => {
  const { picker, answer, chosen } = slowPicker()
  picker.getState().type('am')
  await answer('am', 'Ampicillin')
  picker.getState().type('amox')
  picker.getState().enter()
  expect(chosen).toEqual([])
  await answer('amox', 'Amoxicillin', 'Amoxiclav')
  expect(chosen).toEqual(['Amoxicillin'])
})

test('3I: a late answer to an earlier text is not shown', async () => {
  const { picker, answer } = slowPicker()
  picker.getState().type('a')
  picker.getState().type('pa')
  await answer('pa', 'Paracetamol')
  await answer('a', 'Amoxicillin')
  expect(picker.getState().choices).toEqual(['Paracetamol'])
})

test('3I: typing on after Enter takes the Enter back', async () => {
  const { picker, answer, chosen } = slowPicker()
  picker.getState().type('a')
  picker.getState().enter()
  picker.getState().type('al')
  await answer('al', 'Albendazole')
  expect(chosen).toEqual([])
})

test('F-020: a choice that cannot be taken is passed over by arrows and by Enter', async () => {
  const { picker, answer, chosen } = slowPicker((choice) => !choice.startsWith('-'))
  picker.getState().type('x')
  await answer('x', '-on hold', 'first', '-none left', 'second')
  expect(picker.getState().active).toBe(1)
  picker.getState().move('ArrowDown')
  expect(picker.getState().active).toBe(3)
  picker.getState().move('ArrowDown')
  expect(picker.getState().active).toBe(1)
  picker.getState().move('ArrowUp')
  expect(picker.getState().active).toBe(3)
  picker.getState().enter()
  expect(chosen).toEqual(['second'])
})

test('3I: Enter on an empty field means nothing more to pick, unless an arrow has chosen', async () => {
  const { picker, answer, chosen, nothings } = slowPicker()
  picker.getState().type('')
  await answer('', 'Amoxicillin')
  picker.getState().enter()
  expect([chosen.length, nothings()]).toEqual([0, 1])
  picker.getState().move('ArrowDown')
  picker.getState().enter()
  expect(chosen).toEqual(['Amoxicillin'])
})

test('3I: Enter where nothing was found does nothing', async () => {
  const { picker, answer, chosen, nothings } = slowPicker()
  picker.getState().type('zzz')
  await answer('zzz')
  picker.getState().enter()
  expect([chosen.length, nothings()]).toEqual([0, 0])
})
