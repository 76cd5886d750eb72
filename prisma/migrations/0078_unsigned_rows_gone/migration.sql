-- DropTable
DROP TABLE "ExistingRows";
