ALTER TABLE "building" ALTER COLUMN "boundary" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "building" ADD COLUMN "provenance" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "building" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "district" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "menu_entry" ADD COLUMN "excavates" boolean;--> statement-breakpoint
ALTER TABLE "payment" ADD COLUMN "confirmed_by" text;--> statement-breakpoint
ALTER TABLE "payment" ADD COLUMN "confirmed_on" date;--> statement-breakpoint
ALTER TABLE "payment" ADD COLUMN "progress_percent" double precision;