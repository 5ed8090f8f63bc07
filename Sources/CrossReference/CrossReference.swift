// CrossReference
