import { Check, Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import { Radio, RadioGroup } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { KnownUser } from '../../../src-main/contract/people.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Icon } from '../../ui/icon.tsx'
import { initialsOf } from '../../ui/initials.ts'
import { useFormat } from '../../ui/use-format.ts'

/** The choice of somebody whose name is not in the list. */
export const someoneElse = ' else'

export type PeopleListProps = {
  readonly people: readonly KnownUser[]
  /** A user's id, `someoneElse`, or null while nobody is chosen. */
  readonly chosen: string | null
  readonly onChoose: (id: string) => void
  /** A name was clicked, so the password is what comes next. */
  readonly onClicked: () => void
}

/** Those who have signed in on this computer before, by name; one click chooses. */
export function PeopleList({ people, chosen, onChoose, onClicked }: PeopleListProps) {
  const { t } = useTranslation('people')
  const format = useFormat()
  return (
    <div className="field">
      <span className="label">{t('signIn.who')}</span>
      <RadioGroup className="people" aria-label={t('signIn.who')} value={chosen} onChange={onChoose}>
        {people.map((person) => (
          <Person key={person.id} id={person.id} mark={initialsOf(person.name)} onClicked={onClicked}>
            <bdi className="medium cut">{person.name}</bdi>
            <span className="small muted cut">
              {t('signIn.lastHere', { username: person.username, when: format.when(person.lastSignInAt) })}
            </span>
          </Person>
        ))}
        <Person id={someoneElse} mark={<Icon of={Plus} />} onClicked={onClicked}>
          <span className="muted">{t('signIn.someoneElse')}</span>
        </Person>
      </RadioGroup>
    </div>
  )
}

/** The arrow keys choose too, and must not take the keyboard out of the list: only a click of the mouse counts. */
function Person(props: { id: string; mark: ReactNode; onClicked: () => void; children: ReactNode }) {
  return (
    <Radio value={props.id} className="person" onClick={(event) => event.detail > 0 && props.onClicked()}>
      <Avatar size="big">{props.mark}</Avatar>
      <span className="grow">{props.children}</span>
      <span className="chosen">
        <Icon of={Check} />
      </span>
    </Radio>
  )
}
