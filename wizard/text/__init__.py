"""Reading and writing plain text: cleaning, sentences, words, money, dates, zones, spelling."""
