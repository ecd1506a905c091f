ALTER TABLE "scheme" ADD COLUMN "archived_on" date;--> statement-breakpoint
ALTER TABLE "scheme" ADD COLUMN "draft" jsonb;--> statement-breakpoint
ALTER TABLE "scheme" ADD COLUMN "changed_at" timestamp with time zone DEFAULT now() NOT NULL;