/** A name and what stands for it, in a list of such. */
import type { ReactNode } from 'react'

export const Term = ({ label, children }: { label: string; children: ReactNode }) => (
  <div>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
)
