CREATE TABLE "balance_item" (
	"adcode" text NOT NULL,
	"id" text NOT NULL,
	"unit_id" text NOT NULL,
	"kind" text NOT NULL,
	"record_id" text,
	"name" text NOT NULL,
	"place" geometry(Point,4490),
	CONSTRAINT "balance_item_adcode_id_pk" PRIMARY KEY("adcode","id")
);
--> statement-breakpoint
CREATE TABLE "balance_line" (
	"adcode" text NOT NULL,
	"id" text NOT NULL,
	"unit_id" text NOT NULL,
	"item_id" text,
	"side" text NOT NULL,
	"name" text NOT NULL,
	"amount_wan" double precision NOT NULL,
	CONSTRAINT "balance_line_adcode_id_pk" PRIMARY KEY("adcode","id")
);
--> statement-breakpoint
CREATE TABLE "balance_unit" (
	"adcode" text NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"note" text,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "balance_unit_adcode_id_pk" PRIMARY KEY("adcode","id")
);
--> statement-breakpoint
CREATE TABLE "neighbour_decision" (
	"adcode" text NOT NULL,
	"from_id" text NOT NULL,
	"to_id" text NOT NULL,
	"linked" boolean NOT NULL,
	"reason" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "neighbour_decision_adcode_from_id_to_id_pk" PRIMARY KEY("adcode","from_id","to_id")
);
--> statement-breakpoint
CREATE TABLE "wall" (
	"adcode" text NOT NULL,
	"from_id" text NOT NULL,
	"to_id" text NOT NULL,
	"decision" text,
	"consent" text DEFAULT 'none' NOT NULL,
	"note" text,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "wall_adcode_from_id_to_id_pk" PRIMARY KEY("adcode","from_id","to_id")
);
--> statement-breakpoint
ALTER TABLE "area" ADD COLUMN "implementer" text;--> statement-breakpoint
ALTER TABLE "area" ADD COLUMN "unified" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "area" ADD COLUMN "note" text;--> statement-breakpoint
ALTER TABLE "balance_item" ADD CONSTRAINT "balance_item_adcode_district_adcode_fk" FOREIGN KEY ("adcode") REFERENCES "public"."district"("adcode") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "balance_item" ADD CONSTRAINT "balance_item_adcode_unit_id_balance_unit_adcode_id_fk" FOREIGN KEY ("adcode","unit_id") REFERENCES "public"."balance_unit"("adcode","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "balance_line" ADD CONSTRAINT "balance_line_adcode_district_adcode_fk" FOREIGN KEY ("adcode") REFERENCES "public"."district"("adcode") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "balance_line" ADD CONSTRAINT "balance_line_adcode_unit_id_balance_unit_adcode_id_fk" FOREIGN KEY ("adcode","unit_id") REFERENCES "public"."balance_unit"("adcode","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "balance_line" ADD CONSTRAINT "balance_line_adcode_item_id_balance_item_adcode_id_fk" FOREIGN KEY ("adcode","item_id") REFERENCES "public"."balance_item"("adcode","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "balance_unit" ADD CONSTRAINT "balance_unit_adcode_district_adcode_fk" FOREIGN KEY ("adcode") REFERENCES "public"."district"("adcode") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "neighbour_decision" ADD CONSTRAINT "neighbour_decision_adcode_district_adcode_fk" FOREIGN KEY ("adcode") REFERENCES "public"."district"("adcode") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "neighbour_decision" ADD CONSTRAINT "neighbour_decision_adcode_from_id_compound_adcode_id_fk" FOREIGN KEY ("adcode","from_id") REFERENCES "public"."compound"("adcode","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "neighbour_decision" ADD CONSTRAINT "neighbour_decision_adcode_to_id_compound_adcode_id_fk" FOREIGN KEY ("adcode","to_id") REFERENCES "public"."compound"("adcode","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wall" ADD CONSTRAINT "wall_adcode_district_adcode_fk" FOREIGN KEY ("adcode") REFERENCES "public"."district"("adcode") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wall" ADD CONSTRAINT "wall_adcode_from_id_compound_adcode_id_fk" FOREIGN KEY ("adcode","from_id") REFERENCES "public"."compound"("adcode","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wall" ADD CONSTRAINT "wall_adcode_to_id_compound_adcode_id_fk" FOREIGN KEY ("adcode","to_id") REFERENCES "public"."compound"("adcode","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "balance_item_once" ON "balance_item" USING btree ("adcode","unit_id","record_id");