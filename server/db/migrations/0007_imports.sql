CREATE TABLE "compound_lineage" (
	"adcode" text NOT NULL,
	"from_id" text NOT NULL,
	"to_id" text NOT NULL,
	"kind" text NOT NULL,
	"on_day" date NOT NULL,
	"reason" text NOT NULL,
	CONSTRAINT "compound_lineage_adcode_from_id_to_id_pk" PRIMARY KEY("adcode","from_id","to_id")
);
--> statement-breakpoint
CREATE TABLE "import_change" (
	"adcode" text NOT NULL,
	"run_id" text NOT NULL,
	"number" integer NOT NULL,
	"table_name" text NOT NULL,
	"record_id" text NOT NULL,
	"before" jsonb,
	"after" jsonb,
	"rest" jsonb,
	CONSTRAINT "import_change_adcode_run_id_number_pk" PRIMARY KEY("adcode","run_id","number")
);
--> statement-breakpoint
CREATE TABLE "import_choice" (
	"adcode" text NOT NULL,
	"kind" text NOT NULL,
	"key" text NOT NULL,
	"choice" text NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "import_choice_adcode_kind_key_pk" PRIMARY KEY("adcode","kind","key")
);
--> statement-breakpoint
CREATE TABLE "import_file" (
	"adcode" text NOT NULL,
	"run_id" text NOT NULL,
	"part" integer NOT NULL,
	"packed" "bytea" NOT NULL,
	CONSTRAINT "import_file_adcode_run_id_part_pk" PRIMARY KEY("adcode","run_id","part")
);
--> statement-breakpoint
CREATE TABLE "import_run" (
	"adcode" text NOT NULL,
	"id" text NOT NULL,
	"file_name" text NOT NULL,
	"file_bytes" integer NOT NULL,
	"file_hash" text NOT NULL,
	"format" text,
	"kind" text DEFAULT 'compounds' NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"wishes" jsonb,
	"summary" jsonb,
	"provenance" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"actor" text NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	"applied_at" timestamp(3) with time zone,
	"undone_at" timestamp(3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "import_run_adcode_id_pk" PRIMARY KEY("adcode","id")
);
--> statement-breakpoint
CREATE TABLE "import_template" (
	"adcode" text NOT NULL,
	"kind" text NOT NULL,
	"sender" text NOT NULL,
	"signature" text NOT NULL,
	"columns" jsonb NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "import_template_adcode_kind_sender_signature_pk" PRIMARY KEY("adcode","kind","sender","signature")
);
--> statement-breakpoint
CREATE TABLE "survey_sign_off" (
	"adcode" text NOT NULL,
	"id" text NOT NULL,
	"street_office_id" text NOT NULL,
	"on_day" date NOT NULL,
	"post" text NOT NULL,
	"note" text,
	"compounds" jsonb NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	"withdrawn_at" timestamp(3) with time zone,
	"withdrawn_reason" text,
	"provenance" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "survey_sign_off_adcode_id_pk" PRIMARY KEY("adcode","id")
);
--> statement-breakpoint
CREATE TABLE "traced_picture" (
	"adcode" text NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"media_type" text NOT NULL,
	"width_px" integer NOT NULL,
	"height_px" integer NOT NULL,
	"bytes" "bytea" NOT NULL,
	"points" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "traced_picture_adcode_id_pk" PRIMARY KEY("adcode","id")
);
--> statement-breakpoint
ALTER TABLE "barrier" ADD COLUMN "provenance" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "compound" ADD COLUMN "code" text;--> statement-breakpoint
ALTER TABLE "land" ADD COLUMN "provenance" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "road" ADD COLUMN "provenance" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "compound_lineage" ADD CONSTRAINT "compound_lineage_adcode_district_adcode_fk" FOREIGN KEY ("adcode") REFERENCES "public"."district"("adcode") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "compound_lineage" ADD CONSTRAINT "compound_lineage_adcode_from_id_compound_adcode_id_fk" FOREIGN KEY ("adcode","from_id") REFERENCES "public"."compound"("adcode","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "compound_lineage" ADD CONSTRAINT "compound_lineage_adcode_to_id_compound_adcode_id_fk" FOREIGN KEY ("adcode","to_id") REFERENCES "public"."compound"("adcode","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_change" ADD CONSTRAINT "import_change_adcode_district_adcode_fk" FOREIGN KEY ("adcode") REFERENCES "public"."district"("adcode") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_change" ADD CONSTRAINT "import_change_adcode_run_id_import_run_adcode_id_fk" FOREIGN KEY ("adcode","run_id") REFERENCES "public"."import_run"("adcode","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_choice" ADD CONSTRAINT "import_choice_adcode_district_adcode_fk" FOREIGN KEY ("adcode") REFERENCES "public"."district"("adcode") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_file" ADD CONSTRAINT "import_file_adcode_district_adcode_fk" FOREIGN KEY ("adcode") REFERENCES "public"."district"("adcode") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_file" ADD CONSTRAINT "import_file_adcode_run_id_import_run_adcode_id_fk" FOREIGN KEY ("adcode","run_id") REFERENCES "public"."import_run"("adcode","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_run" ADD CONSTRAINT "import_run_adcode_district_adcode_fk" FOREIGN KEY ("adcode") REFERENCES "public"."district"("adcode") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_template" ADD CONSTRAINT "import_template_adcode_district_adcode_fk" FOREIGN KEY ("adcode") REFERENCES "public"."district"("adcode") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "survey_sign_off" ADD CONSTRAINT "survey_sign_off_adcode_district_adcode_fk" FOREIGN KEY ("adcode") REFERENCES "public"."district"("adcode") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "survey_sign_off" ADD CONSTRAINT "survey_sign_off_street" FOREIGN KEY ("adcode","street_office_id") REFERENCES "public"."street_office"("adcode","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "traced_picture" ADD CONSTRAINT "traced_picture_adcode_district_adcode_fk" FOREIGN KEY ("adcode") REFERENCES "public"."district"("adcode") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "compound_lineage_to" ON "compound_lineage" USING btree ("adcode","to_id");--> statement-breakpoint
CREATE INDEX "import_change_record" ON "import_change" USING btree ("adcode","record_id");--> statement-breakpoint
CREATE INDEX "import_run_at" ON "import_run" USING btree ("adcode","at");--> statement-breakpoint
CREATE UNIQUE INDEX "survey_sign_off_standing" ON "survey_sign_off" USING btree ("adcode","street_office_id") WHERE withdrawn_at IS NULL;