import '../../styles/practice.css'
import { Button } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { PracticePerson } from '../../../src-main/contract/practice.ts'
import { usePractising } from './use-practice.ts'

/** The sample people with their passwords, above the sign-in; one click fills it in (U-80). */
export function PracticePeople({ onChoose }: { onChoose: (person: PracticePerson) => void }) {
  const { t } = useTranslation('practice')
  const people = usePractising()?.people ?? []
  if (people.length === 0) return null
  return (
    <section className="practicepeople" aria-labelledby="practice-people">
      <h2 className="label" id="practice-people">
        {t('people.title')}
      </h2>
      <p className="small muted">{t('people.lead')}</p>
      <ul>
        {people.map((person) => (
          <li key={person.username}>
            <Button className="practiceperson" onPress={() => onChoose(person)}>
              <span className="grow cut">
                <span className="medium">{person.username}</span> <span className="small muted">{person.jobTitle}</span>
              </span>
              <span className="small muted">
                {t('people.password')} <span className="code">{person.password}</span>
              </span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
