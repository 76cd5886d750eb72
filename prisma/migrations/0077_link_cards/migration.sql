-- AlterTable
ALTER TABLE "LinkPreview" ADD COLUMN     "byteLength" INTEGER,
ADD COLUMN     "height" INTEGER,
ADD COLUMN     "width" INTEGER;

-- AlterTable
ALTER TABLE "Revision" ADD COLUMN     "linkCard" JSONB;
