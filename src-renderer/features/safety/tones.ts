import type { LucideIcon } from 'lucide-react'
import { Check, Clock, OctagonAlert, Shield, ShieldAlert, ShieldCheck, TriangleAlert } from 'lucide-react'
import type { SafetyTone } from '../../../src-main/contract/diagnosis.ts'

export const shields: Readonly<Record<SafetyTone, LucideIcon>> = {
  ok: ShieldCheck,
  waiting: Shield,
  attention: ShieldAlert,
  stopped: ShieldAlert,
}

export const factIcons: Readonly<Record<SafetyTone, LucideIcon>> = {
  ok: Check,
  waiting: Clock,
  attention: TriangleAlert,
  stopped: OctagonAlert,
}
