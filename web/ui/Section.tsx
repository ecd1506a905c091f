/** A part of a panel between two hairlines: a small head, a remark at its right end, and what it holds. */
import type { ReactNode } from 'react'

type SectionProps = { title?: string; remark?: ReactNode; children: ReactNode; className?: string }

export function Section({ title, remark, children, className = '' }: SectionProps) {
  return (
    <section className={`section ${className}`}>
      {(title || remark) && (
        <header className="section-head">
          {title && <h2>{title}</h2>}
          {remark && <div className="section-remark">{remark}</div>}
        </header>
      )}
      {children}
    </section>
  )
}
