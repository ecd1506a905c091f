ALTER TABLE "balance_item" ADD COLUMN "standing" text DEFAULT 'estimated' NOT NULL;--> statement-breakpoint
ALTER TABLE "balance_item" ADD COLUMN "source" text;--> statement-breakpoint
ALTER TABLE "balance_item" ADD COLUMN "on_day" date;--> statement-breakpoint
ALTER TABLE "balance_line" ADD COLUMN "standing" text DEFAULT 'estimated' NOT NULL;--> statement-breakpoint
ALTER TABLE "balance_line" ADD COLUMN "source" text;--> statement-breakpoint
ALTER TABLE "balance_line" ADD COLUMN "on_day" date;